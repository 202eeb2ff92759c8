import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatBadgeNumber } from '../../server/registration/badges/badge-number.ts';
import type { BadgeSummary } from '../../server/registration/badges/badges.contract.ts';
import { printPageAddress } from '../../server/registration/printing/printing.contract.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDate, formatDateTime, formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { mediumName } from './words.ts';

/** One badge: while it is good, with what can be done to it; then with what became of it. */
@customElement('cw-badge-row')
export class BadgeRow extends LitElement {
  @property({ attribute: false }) badge!: BadgeSummary;
  @property({ attribute: false }) mayIssue = false;
  @property({ type: Boolean }) disabled = false;

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: block; padding-block: var(--s2); border-block-end: 1px solid var(--line); }
      .what { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 var(--s3); }
      .acts { display: flex; flex-wrap: wrap; gap: var(--s2); margin-block-start: var(--s2); }
      .revoke { color: var(--refuse-text); }
      .past .code { text-decoration: line-through; }
    `,
  ];

  override render() {
    const { badge } = this;
    const isGood = !badge.revokedAt;
    return html`
      <p class="what ${isGood ? '' : 'past quiet'}"><span>${mediumName(badge.medium)}</span><span class="code">${badge.number}</span></p>
      ${isGood ? this.#good(badge) : html`<p class="small quiet">${this.#fate(badge)}</p>`}
    `;
  }

  #good(badge: BadgeSummary) {
    const [from, until] = [formatDate(badge.validFrom), formatDate(badge.validUntil)];
    const isPrinted = badge.medium === 'printed';
    return html`
      <p class="small faint">${msg(str`good from ${from} until ${until}`)}</p>
      ${isPrinted ? html`<p class="small">${printedWords(badge)}</p>` : nothing}
      <div class="acts">
        ${
          this.mayIssue
            ? html`${isPrinted ? this.#print(badge) : nothing}${this.#button('show-code', msg('Show the code'))}
              ${this.#button('reissue', isPrinted ? msg('Lost: reissue…') : msg('Reissue…'))}`
            : nothing
        }
        ${this.#button('revoke', msg('Revoke…'))}
      </div>
    `;
  }

  /** The same badge once more; one that is lost is not printed again, for whoever finds it could use it. */
  #print({ serial, timesPrinted }: BadgeSummary) {
    return html`<button
      class="btn btn--small"
      type="button"
      ?disabled=${this.disabled}
      @click=${() => window.open(printPageAddress([serial]), '_blank')}
    >${timesPrinted ? msg('Print again') : msg('Print')}</button>`;
  }

  #button(event: 'show-code' | 'reissue' | 'revoke', word: string) {
    return html`<button
      class="btn btn--small ${event}"
      type="button"
      ?disabled=${this.disabled}
      @click=${() => this.dispatchEvent(new Event(event))}
    >${word}</button>`;
  }

  #fate({ revokedAt = '', revokedBecause = '', replacedBy }: BadgeSummary) {
    const at = formatDateTime(revokedAt);
    if (!replacedBy) return msg(str`Revoked ${at}: ${revokedBecause}`);
    const number = formatBadgeNumber(replacedBy);
    return msg(str`Replaced by ${number}, ${at}: ${revokedBecause}`);
  }
}

function printedWords({ timesPrinted = 0, printedAt = '' }: BadgeSummary): string {
  if (timesPrinted === 0) return msg('Not printed yet.');
  const at = formatDateTime(printedAt);
  if (timesPrinted === 1) return msg(str`Printed once, ${at}.`);
  const times = formatNumber(timesPrinted);
  return msg(str`Printed ${times} times, last ${at}.`);
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-badge-row': BadgeRow;
  }
}
