import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { StrangerAttempts as Told } from '../../server/network-access/network-access.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatNumber, formatTime } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import type { NetworkAccountServer } from './network-account-server.ts';
import { outcomeWords } from './outcome-words.ts';
import { whereWords } from './where-words.ts';

/** As many as are read at a glance. */
const firstShown = 5;

/** How often devices were turned away in the last hour of which nothing tells whose they are; asked once, when it is shown. */
@customElement('cw-stranger-attempts')
export class StrangerAttempts extends LitElement {
  @property({ attribute: false }) server!: Pick<NetworkAccountServer, 'strangers'>;
  @state() private told: Told | undefined;
  @state() private error: unknown;
  @state() private areAllShown = false;

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; gap: var(--s2); justify-items: start; margin-block-start: var(--s5); border-block-start: var(--rule-beam) solid var(--beam); padding-block-start: var(--s2); min-height: 6rem; align-content: start; }
      h3 { font: 700 0.9375rem/1.5rem var(--font-ui); }
      ul { width: 100%; }
      li { display: grid; grid-template-columns: minmax(4.25rem, auto) minmax(0, 1fr); gap: 0 var(--s3); padding-block: var(--s2); border-block-end: 1px solid var(--line); overflow-wrap: anywhere; }
      li > .count { text-align: end; font-variant-numeric: tabular-nums; }
      p { text-wrap: pretty; }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.#ask();
  }

  async #ask() {
    await this.updateComplete;
    try {
      this.told = await this.server.strangers();
    } catch (error) {
      this.error = error;
    }
  }

  override render() {
    return html`<h3>${msg('Turned away, and nobody’s')}</h3>${this.told ? this.#list(this.told) : this.#wait()}`;
  }

  #wait() {
    return this.error ? html`<p>${sentenceOfError(this.error)}</p>` : html`<p aria-busy="true">…</p>`;
  }

  #list({ since, attempts }: Told) {
    const time = formatTime(since);
    if (attempts.length === 0) return html`<p class="quiet">${msg(str`None since ${time}.`)}</p>`;
    const shown = this.areAllShown ? attempts : attempts.slice(0, firstShown);
    return html`
      <p class="quiet">${msg(str`Since ${time}. Nothing showed whose these devices were. Many at one place, or for one reason, tell of a fault there.`)}</p>
      <ul>${shown.map((attempt) => this.#row(attempt))}</ul>
      ${shown.length < attempts.length ? html`<button class="btn btn--small" type="button" @click=${this.#showAll}>${msg(str`All ${formatNumber(attempts.length)}`)}</button>` : nothing}
    `;
  }

  #row(attempt: Told['attempts'][number]) {
    return html`<li>
      <b class="count">${formatNumber(attempt.count)} ×</b>
      <span>${outcomeWords(attempt.reason)} <span class="small quiet">· <bdi>${whereWords(attempt)}</bdi></span></span>
    </li>`;
  }

  readonly #showAll = () => {
    this.areAllShown = true;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-stranger-attempts': StrangerAttempts;
  }
}
