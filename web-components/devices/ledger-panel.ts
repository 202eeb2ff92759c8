import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LedgerState } from '../../server/ledger-checks/ledger-checks.contract.ts';
import { ApiProblem, sentenceOfError } from '../api/problem.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDateTime, formatNumber, formatTime } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import type { DevicesServer } from './devices-server.ts';

/** For administrators: whether the ledger of decisions is whole, how many devices keep it, and a check at once. */
@customElement('cw-ledger-panel')
export class LedgerPanel extends LitElement {
  @property({ attribute: false }) server!: Pick<DevicesServer, 'ledger' | 'checkLedger'>;
  @state() private ledger: LedgerState | undefined;
  @state() private isChecking = false;
  @state() private fault = '';

  static override styles = [
    base,
    text,
    buttons,
    css`
      section { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--s2) var(--s5); align-items: start; margin-block-start: var(--s6); padding-block-start: var(--s2); border-block-start: var(--rule-beam) solid var(--beam); }
      h2 { font: 700 0.9375rem/1.5rem var(--font-ui); }
      ul { margin: var(--s1) 0; padding-inline-start: var(--s5); }
      cw-notice { grid-column: 1 / -1; }
      @media (max-width: 640px) { section { grid-template-columns: minmax(0, 1fr); } .btn { justify-self: start; } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.#ask(() => this.server.ledger());
  }

  override render() {
    const { ledger } = this;
    if (!ledger) return this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing;
    const [entries, keepers] = [formatNumber(ledger.entries), formatNumber(ledger.keepers)];
    return html`<section aria-label=${msg('Ledger of decisions')}>
      <div>
        <h2>${msg('Ledger of decisions')}</h2>
        <p>${msg(str`Entries: ${entries}. Devices that keep it: ${keepers}.`)} ${this.#signed(ledger)}</p>
        <div role="status">${this.#checked(ledger)}</div>
      </div>
      <button class="btn" type="button" ?disabled=${this.isChecking} @click=${this.#check}>${this.isChecking ? msg('Checking…') : msg('Check now')}</button>
      ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
    </section>`;
  }

  #signed({ signed }: LedgerState): string {
    if (!signed) return '';
    const [entry, time] = [formatNumber(signed.sequence), formatTime(signed.at)];
    return msg(str`Signed up to entry ${entry} at ${time}.`);
  }

  #checked({ checked }: LedgerState) {
    if (!checked) return html`<p class="quiet">${msg('Not checked as a whole since the server has started.')}</p>`;
    const at = formatDateTime(checked.at);
    if (checked.findings.length === 0) return html`<p>${msg(str`Whole, as of ${at}.`)}</p>`;
    return html`<p><b>${msg(str`Not whole, as of ${at}:`)}</b></p>
      <ul lang="en" dir="ltr">${checked.findings.map((finding) => html`<li>${finding}</li>`)}</ul>`;
  }

  readonly #check = async () => {
    this.isChecking = true;
    await this.#ask(() => this.server.checkLedger());
    this.isChecking = false;
  };

  /** Who is no administrator is not told of it. */
  async #ask(asking: () => Promise<LedgerState>) {
    this.fault = '';
    try {
      this.ledger = await asking();
    } catch (error) {
      const isForOthers = error instanceof ApiProblem && error.problem.status < 500 && !this.ledger;
      if (!isForOthers) this.fault = sentenceOfError(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-ledger-panel': LedgerPanel;
  }
}
