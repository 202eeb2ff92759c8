import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { StateOf } from '../../server/live/define-topic.ts';
import type { programmeTopic } from '../../server/programme/programme.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/dialog.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDateTime, formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { sourceFaultWords } from './programme-problems.ts';
import type { ProgrammeServer } from './programme-server.ts';

type Sources = StateOf<typeof programmeTopic>['sources'];
type Source = Sources[string];

/** Where the programme comes from, whether that stands well, and the way to follow it or to take it out. */
@customElement('cw-source-list')
export class SourceList extends LitElement {
  @property({ attribute: false }) server?: ProgrammeServer;
  @property({ attribute: false }) sources: Sources = {};
  @state() private leaving: { readonly id: string; readonly name: string } | undefined;
  @state() private fault = '';

  static override styles = [
    base,
    text,
    beam,
    buttons,
    css`
      :host { display: block; }
      li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--s1) var(--s4); padding-block: var(--s3); border-block-end: 1px solid var(--line); }
      li > div { min-width: 0; overflow-wrap: anywhere; }
      .acts { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: start; justify-content: flex-end; }
      .title { font-weight: 400; }
      @media (max-width: 640px) { li { grid-template-columns: 1fr; } .acts { justify-content: flex-start; } }
    `,
  ];

  override render() {
    const entries = Object.entries(this.sources).sort(([, a], [, b]) => a.name.localeCompare(b.name));
    return html`<section class="beam">
      <div class="head"><h2>${msg('Programmes')}</h2></div>
      ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
      ${entries.length === 0 ? html`<p class="quiet">${msg('There is no programme yet. Take one in by a file or an address.')}</p>` : html`<ul>${entries.map(([id, source]) => this.#row(id, source))}</ul>`}
      ${this.#dialog()}
    </section>`;
  }

  #row(id: string, { name, address, isFollowed, sessions, cancelled, readAt, fault, version }: Source) {
    const off = formatNumber(cancelled);
    const counts =
      sessions === 1
        ? msg(str`1 session, ${off} cancelled`)
        : msg(str`${formatNumber(sessions)} sessions, ${off} cancelled`);
    return html`<li>
      <div>
        <p class="name title" dir="auto">${name}</p>
        <p class="small quiet">${counts}${version ? html` · <span dir="auto">${version}</span>` : nothing}${readAt ? ` · ${formatDateTime(readAt)}` : nothing}</p>
        ${address ? html`<p class="small quiet" dir="ltr">${address}</p>` : nothing}
        ${fault ? html`<p class="is-refuse">${sourceFaultWords(fault)}</p>` : nothing}
      </div>
      <div class="acts">
        ${address ? html`<button class="btn btn--small" type="button" aria-pressed=${isFollowed} @click=${() => this.#do((server) => server.follow(id, !isFollowed))}>${isFollowed ? msg('Followed: stop') : msg('Follow')}</button>` : nothing}
        <button class="btn btn--small" type="button" @click=${() => {
          this.leaving = { id, name };
        }}>${msg('Remove…')}</button>
      </div>
    </li>`;
  }

  #dialog() {
    const { leaving } = this;
    return html`<cw-dialog heading=${msg('Remove this programme')} .open=${leaving !== undefined} @close=${() => {
      this.leaving = undefined;
    }}>
      <p>${msg(str`“${leaving?.name ?? ''}” goes with all its sessions, and with what delegates marked of them. To change it, put a newer version instead.`)}</p>
      <button slot="actions" class="btn btn--refuse" type="button" @click=${() => {
        this.leaving = undefined;
        if (leaving) void this.#do((server) => server.remove(leaving.id));
      }}>${msg('Remove it')}</button>
    </cw-dialog>`;
  }

  async #do(work: (server: ProgrammeServer) => Promise<unknown>) {
    this.fault = '';
    try {
      if (this.server) await work(this.server);
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-source-list': SourceList;
  }
}
