import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { NetworkAccount } from '../../server/network-access/network-access.contract.ts';
import '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDateTime, formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { methodWords, outcomeWords, whatToDo } from './outcome-words.ts';
import { whereWords } from './where-words.ts';

type Attempt = NetworkAccount['attempts'][number];

/** As many as are read at a glance. */
const firstShown = 5;

/** When somebody's devices asked to join, where, how, what they were answered, and what to do about it. */
@customElement('cw-join-attempts')
export class JoinAttempts extends LitElement {
  /** The newest first. */
  @property({ attribute: false }) attempts: readonly Attempt[] = [];
  @state() private areAllShown = false;

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; gap: var(--s2); justify-items: start; }
      ol { width: 100%; }
      li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 var(--s2); padding-block: var(--s2); border-block-end: 1px solid var(--line); --mark-size: 1.25rem; }
      li > p { grid-column: 2; overflow-wrap: anywhere; }
      li > .what { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 var(--s3); }
      cw-mark { margin-block-start: 0.125rem; }
      time { font-variant-numeric: tabular-nums; }
    `,
  ];

  override render() {
    const { attempts } = this;
    const shown = this.areAllShown ? attempts : attempts.slice(0, firstShown);
    const count = formatNumber(attempts.length);
    return html`
      ${attempts.length > 0 ? html`<ol aria-label=${msg('Last attempts, the newest first')}>${shown.map((attempt, index) => this.#attempt(attempt, index))}</ol>` : html`<p class="quiet">${msg('None of their devices has asked to join in the last day.')}</p>`}
      ${shown.length < attempts.length ? html`<button class="btn btn--small" type="button" @click=${this.#showAll}>${msg(str`All ${count}`)}</button>` : nothing}
      <p class="note quiet">${msg('A device that was never connected and gives a name that nobody has reaches no account: the network page counts those.')}</p>
    `;
  }

  #attempt(attempt: Attempt, index: number) {
    const { at, outcome, method, deviceName } = attempt;
    const isIn = outcome === 'admitted';
    const device = deviceName ?? msg('a device that is gone');
    return html`<li>
      <cw-mark kind=${isIn ? 'admit' : 'refuse'}></cw-mark>
      <p class="what"><b>${outcomeWords(outcome)}</b> <time class="small quiet" datetime=${at}>${formatDateTime(at)}</time></p>
      <p class="small"><bdi>${device}</bdi> · ${method ? html`${methodWords(method)} · ` : nothing}<bdi>${whereWords(attempt)}</bdi></p>
      ${isIn || this.#isSaid(attempt, index) ? nothing : html`<p class="small quiet">${whatToDo(outcome)}</p>`}
    </li>`;
  }

  /** What to do stands once for each reason, at the newest; and not where a device was let in since. */
  #isSaid({ outcome }: Attempt, index: number): boolean {
    return this.attempts.findIndex((other) => other.outcome === outcome || other.outcome === 'admitted') < index;
  }

  readonly #showAll = () => {
    this.areAllShown = true;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-join-attempts': JoinAttempts;
  }
}
