import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { NetworkAuthority } from '../../server/network-access/network-access.contract.ts';
import { Attempt } from '../api/attempt.ts';
import '../elements/dialog.ts';
import '../elements/mark.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDate } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import './access-points-problems.ts';
import { type AuthoritiesServer, type AuthorityList, httpAuthoritiesServer } from './authorities-server.ts';
import { authorityStanding, retiringWords, stepWords } from './authority-words.ts';

/** For administrators: who signs for the Wi-Fi, how far a rotation is, and what each FreeRADIUS needs. */
@customElement('cw-authorities-panel')
export class AuthoritiesPanel extends LitElement {
  @property({ attribute: false }) server: AuthoritiesServer = httpAuthoritiesServer;
  @state() private told: AuthorityList | undefined;
  /** To be retired, once somebody has said so a second time. */
  @state() private leaving: NetworkAuthority | undefined;
  @state() private isSucceeding = false;
  readonly #attempt = new Attempt(this);

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: block; }
      section { display: grid; gap: var(--s4); border-block-start: var(--rule-beam) solid var(--beam); padding-block-start: var(--s3); }
      .head { display: flex; flex-wrap: wrap; gap: var(--s3); align-items: center; justify-content: space-between; min-height: var(--hit); }
      h2 { font: var(--type-title); }
      h3 { font: 700 0.8125rem/1.25rem var(--font-ui); color: var(--ink-2); }
      li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 var(--s4); align-items: center; padding-block: var(--s2); border-block-end: 1px solid var(--line); }
      li b { overflow-wrap: anywhere; }
      li .btn { grid-column: 2; grid-row: 1 / span 3; }
      li p { grid-column: 1; }
      .next { display: flex; gap: var(--s2); color: var(--refer-text); --mark-size: 1.125rem; }
      p { max-width: var(--measure); }
      p + p { margin-block-start: var(--s2); }
      li p + p { margin: 0; }
      @media (max-width: 520px) { li { grid-template-columns: minmax(0, 1fr); } li .btn { grid-column: 1; grid-row: auto; justify-self: start; margin-block-start: var(--s2); } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.#read();
  }

  readonly #read = () =>
    this.#attempt.run(async () => {
      this.told = await this.server.list();
    });

  override render() {
    const { told } = this;
    return html`<section>
      <div class="head"><h2>${msg('Authorities that phones trust')}</h2>${told ? this.#succeedButton(told) : nothing}</div>
      ${this.#attempt.fault ? html`<cw-notice in-flow>${this.#attempt.fault}<button slot="action" class="btn btn--small" type="button" @click=${this.#read}>${msg('Try again')}</button></cw-notice>` : nothing}
      ${told ? this.#lists(told) : nothing}
    </section>
    ${this.#succeeding()}${this.#retiring()}`;
  }

  #lists({ authorities, radiusServers }: AuthorityList) {
    if (authorities.length === 0)
      return html`<p class="quiet">${msg('The first one is made by itself, with the first device or the first FreeRADIUS.')}</p>`;
    return html`
      <ul>${authorities.map((authority) => this.#authority(authority))}</ul>
      ${radiusServers.length > 0 ? html`<div><h3>FreeRADIUS</h3><ul>${radiusServers.map((one) => this.#radius(one))}</ul></div>` : nothing}
    `;
  }

  #authority(authority: NetworkAuthority) {
    const { name, state: its, next } = authority;
    const mayRetire = its === 'succeeded' || its === 'waits';
    return html`<li>
      <p><b><bdi>${name}</bdi></b></p>
      <p class="small quiet">${authorityStanding(authority)}</p>
      ${next ? this.#next(stepWords(next)) : nothing}
      ${mayRetire ? html`<button class="btn btn--small" type="button" aria-label=${msg(str`Retire ${name}…`)} @click=${() => this.#ask(authority)}>${msg('Retire…')}</button>` : nothing}
    </li>`;
  }

  #radius({ name, certificateUntil, startedAt, next }: AuthorityList['radiusServers'][number]) {
    const until = formatDate(certificateUntil);
    return html`<li>
      <p><b><bdi>${name}</bdi></b></p>
      <p class="small quiet">${startedAt ? msg(str`its certificate is good until ${until}`) : msg(str`not started yet with its newest files; its certificate is good until ${until}`)}</p>
      ${next ? this.#next(stepWords(next)) : nothing}
    </li>`;
  }

  #next(words: string) {
    return html`<p class="small next"><cw-mark kind="refer"></cw-mark><span>${words}</span></p>`;
  }

  /** While one waits there is none to be made. */
  #succeedButton({ authorities }: AuthorityList) {
    if (authorities.length === 0 || authorities.some((one) => one.state === 'waits')) return nothing;
    return html`<button class="btn btn--small" type="button" @click=${() => this.#plan(true)}>${msg('Make one that succeeds…')}</button>`;
  }

  #succeeding() {
    return html`<cw-dialog heading=${msg('A new authority?')} .open=${this.isSucceeding} @close=${() => this.#plan(false)}>
      <p>${msg('Devices that are set up from now on trust both. It signs once each FreeRADIUS was laid out and started again; until then nothing changes for anybody.')}</p>
      <p>${msg('The one before stays trusted until you retire it: nobody sets anything up anew before.')}</p>
      <button slot="actions" class="btn" type="button" @click=${() => this.#plan(false)}>${msg('Cancel')}</button>
      <button slot="actions" class="btn btn--main" type="button" @click=${this.#succeed}>${msg('Make it')}</button>
    </cw-dialog>`;
  }

  #retiring() {
    const { leaving } = this;
    const ends = leaving ? retiringWords(leaving) : [];
    return html`<cw-dialog heading=${msg(str`Retire ${leaving?.name ?? ''}?`)} .open=${leaving !== undefined} @close=${() => this.#ask(undefined)}>
      ${ends.length > 0 ? html`<p>${msg('What knows it alone is to be set up anew:')}</p>${ends.map((words) => html`<p><b>${words}</b></p>`)}` : html`<p>${msg('Nothing is set up with it alone: nobody notices.')}</p>`}
      <p>${msg('Afterwards run npm run freeradius:render, and start FreeRADIUS again.')}</p>
      <button slot="actions" class="btn" type="button" @click=${() => this.#ask(undefined)}>${msg('Keep it')}</button>
      <button slot="actions" class="btn btn--refuse" type="button" @click=${this.#retire}>${msg('Retire it')}</button>
    </cw-dialog>`;
  }

  #plan(isSucceeding: boolean) {
    this.isSucceeding = isSucceeding;
  }

  #ask(authority: NetworkAuthority | undefined) {
    this.leaving = authority;
  }

  readonly #succeed = async () => {
    this.isSucceeding = false;
    if (await this.#attempt.run(() => this.server.succeed())) await this.#read();
  };

  readonly #retire = async () => {
    const { leaving } = this;
    this.leaving = undefined;
    if (leaving && (await this.#attempt.run(() => this.server.retire(leaving.id)))) await this.#read();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-authorities-panel': AuthoritiesPanel;
  }
}
