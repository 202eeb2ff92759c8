import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Alert } from '../../server/alerts/alerts.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/age.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDateTime } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { sentenceOfClaimedHotspot } from './claimed-hotspot.ts';
import { sentenceOfEndingCertificate } from './ending-certificate.ts';
import { sentenceOfFailedDisconnect } from './failed-disconnect.ts';
import { sentenceOfFailedSignIns } from './failed-sign-ins.ts';
import { sentenceOfImpossiblePresence } from './impossible-presence.ts';
import { sentenceOfUnreadableAccounting } from './unreadable-accounting.ts';

/** Who did what to whom, when and why; acknowledged with one press. */
@customElement('cw-alert-row')
export class AlertRow extends LitElement {
  @property({ attribute: false }) alert!: Alert;
  /** What is told is old since then: ages stand still. */
  @property({ attribute: false }) until?: string | undefined;
  /** About what the reader did. */
  @property({ type: Boolean }) own = false;
  /** Rejects with an ApiProblem. */
  @property({ attribute: false }) acknowledge!: (alertId: string) => Promise<unknown>;
  @state() private isAsking = false;
  @state() private fault = '';

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--s2) var(--s5); align-items: center; padding-block: var(--s4); border-block-end: 1px solid var(--line); }
      h2 { font: var(--type-lead); overflow-wrap: anywhere; }
      .name { font-size: 1.25rem; }
      blockquote { margin: var(--s1) 0; padding-inline-start: var(--s3); border-inline-start: 3px solid var(--line-strong); overflow-wrap: anywhere; }
      .fault { grid-column: 1 / -1; color: var(--refuse-text); font-weight: 700; }
      @media (max-width: 640px) { :host { grid-template-columns: minmax(0, 1fr); } .btn { justify-self: start; } }
    `,
  ];

  override render() {
    const { raisedAt } = this.alert;
    return html`
      <div>
        <h2 id="what">${this.#sentence()}</h2>
        ${this.#why()}
        <p class="small quiet">${formatDateTime(raisedAt)} · ${msg(html`${html`<cw-age since=${raisedAt} .until=${this.until}></cw-age>`} ago`)}${this.own ? html` · ${msg('your own: for another administrator')}` : nothing}</p>
      </div>
      <button class="btn" type="button" aria-describedby="what" ?disabled=${this.isAsking} @click=${this.#acknowledge}>${msg('Acknowledge')}</button>
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
    `;
  }

  #sentence() {
    const { raisedBy, delegate } = this.alert;
    const who = html`<bdi>${raisedBy?.name ?? ''}</bdi>`;
    const latin = !delegate || delegate.nameLatin === delegate.name ? '' : ` (${delegate.nameLatin})`;
    const whom = html`<b class="name"><bdi>${delegate?.name ?? ''}</bdi></b>${latin}`;
    switch (this.alert.kind) {
      case 'whereabouts_looked_up':
        return msg(html`${who} looked up where ${whom} is`);
      case 'delegate_rejected':
        return msg(html`The clearance of ${whom} was refused`);
      case 'ledger_broken':
        return msg('The ledger is not whole');
      case 'sign_ins_failed':
        return msg('Many sign-ins have failed');
      case 'disconnect_unanswered':
        return msg('Devices could not be disconnected');
      case 'network_certificate_ends':
        return msg('A certificate of the Wi-Fi runs out');
      case 'hotspot_claimed':
        return msg('An access point speaks for a hotspot of another one');
      case 'accounting_unreadable':
        return msg('Accounting could not be read');
      case 'impossible_presence':
        return msg(html`The Wi-Fi of ${whom} is used where they cannot be`);
      case 'erasure_requested':
        return msg(html`${whom} asks to be erased`);
    }
  }

  #why() {
    const { kind, because, delegate } = this.alert;
    if (kind === 'sign_ins_failed') return html`<p>${sentenceOfFailedSignIns(because)}</p>`;
    if (kind === 'disconnect_unanswered') return html`<p>${sentenceOfFailedDisconnect(because)}</p>`;
    if (kind === 'network_certificate_ends') return html`<p>${sentenceOfEndingCertificate(because)}</p>`;
    if (kind === 'hotspot_claimed') return html`<p>${sentenceOfClaimedHotspot(because)}</p>`;
    if (kind === 'accounting_unreadable') return html`<p>${sentenceOfUnreadableAccounting(because)}</p>`;
    if (kind === 'impossible_presence') {
      return html`<p>${sentenceOfImpossiblePresence(because)} <a href="/network/#account=${delegate?.id}">${msg('Look at their Wi-Fi')}</a></p>`;
    }
    if (kind === 'erasure_requested') {
      return html`<p>${msg('Two members of the staff decide on it.')} <a href="/privacy/">${msg('Who asked to be erased')}</a></p>`;
    }
    if (kind !== 'delegate_rejected') return html`<blockquote dir="auto">${because}</blockquote>`;
    const where =
      because === 'inside'
        ? msg('They were inside the venue then. No gate lets them in any further.')
        : msg('They were not inside the venue then. No gate lets them in.');
    return html`<p>${where}</p>`;
  }

  readonly #acknowledge = async () => {
    this.isAsking = true;
    this.fault = '';
    try {
      await this.acknowledge(this.alert.id);
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
    this.isAsking = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-alert-row': AlertRow;
  }
}
