import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ErasureRequests, RetentionPeriods } from '../../server/privacy/privacy.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { isSignInNeeded, requireSignIn } from '../api/sign-in.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { formatDateTime } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import './personal-data-table.ts';
import { httpPrivacyServer, type PrivacyServer } from './privacy-server.ts';
import './propose-erasure.ts';

type Request = ErasureRequests['requests'][number];

/** Who asked to be erased; and what is kept of persons, as delegates read it on their own page. */
@customElement('cw-privacy-page')
export class PrivacyPage extends LitElement {
  @property({ attribute: false }) server: PrivacyServer = httpPrivacyServer;
  @state() private requests?: ErasureRequests['requests'];
  @state() private periods?: RetentionPeriods;
  @state() private error: unknown;

  static override styles = [
    base,
    text,
    beam,
    loading,
    css`
      :host { display: block; min-height: 100dvh; }
      main { max-width: 72rem; padding: var(--s6); display: grid; gap: var(--s6); }
      section { display: grid; gap: var(--s2); }
      h2 { font: var(--type-title); font-weight: 700; }
      section > p { max-width: 80ch; min-height: 1.5rem; }
      li { display: grid; gap: var(--s2); padding-block: var(--s3); border-block-end: 1px solid var(--line); }
      .who { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s4); overflow-wrap: anywhere; }
      .who .name { font-weight: 600; }
      @media (max-width: 640px) { main { padding: var(--s4); } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Personal data')} · Causeway`;
    void this.#load();
  }

  async #load() {
    try {
      if (this.server === httpPrivacyServer) await requireSignIn();
      const [{ requests }, periods] = await Promise.all([this.server.requests(), this.server.periods()]);
      this.requests = requests;
      this.periods = periods;
      this.error = undefined;
    } catch (error) {
      if (!isSignInNeeded(error)) this.error = error;
    }
  }

  override render() {
    return html`
      <cw-page-header heading=${msg('Personal data')}></cw-page-header>
      <main>
        ${this.error ? html`<cw-notice in-flow>${sentenceOfError(this.error)}</cw-notice>` : nothing}
        <section class="beam">
          <h2>${msg('Who asked to be erased')}</h2>
          ${this.requests ? this.#list(this.requests) : html`<p aria-busy=${this.error === undefined}>${this.error ? nothing : html`<span class="load"></span>`}</p>`}
        </section>
        <section class="beam">
          <h2>${msg('What is kept of persons')}</h2>
          <p class="quiet">${msg('In the words in which delegates read it on their own page. Whatever is over is cut or deleted by itself, within the hour.')}</p>
          <cw-personal-data-table .keptHours=${this.periods?.keptHours}></cw-personal-data-table>
        </section>
      </main>
    `;
  }

  #list(requests: readonly Request[]) {
    if (requests.length === 0) {
      return html`<p class="quiet">${msg('Nobody has asked. Delegates ask for it on their own page, under “Your data”.')}</p>`;
    }
    return html`<ul>${requests.map((request) => this.#row(request))}</ul>`;
  }

  #row({ delegate, askedAt, isProposed }: Request) {
    return html`<li>
      <div class="who">
        <span class="name" dir="auto">${delegate.name}</span>
        ${delegate.nameLatin === delegate.name ? nothing : html`<span dir="auto">${delegate.nameLatin}</span>`}
        <span class="quiet" dir="auto">${delegate.affiliation}</span>
        <span class="quiet">${msg(str`asked ${formatDateTime(askedAt)}`)}</span>
      </div>
      ${
        isProposed
          ? html`<p class="small">${msg('Proposed; it waits for an administrator.')} <a href="/proposals/">${msg('To confirm')}</a></p>`
          : html`<cw-propose-erasure delegate-id=${delegate.id} .server=${this.server} @proposed=${this.#load}></cw-propose-erasure>`
      }
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-privacy-page': PrivacyPage;
  }
}
