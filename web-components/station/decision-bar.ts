import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { leaseSeconds, type StaffMember, type WaitingPerson } from '../../server/identity/identity.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/mark.ts';
import '../elements/meter.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDuration } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { type Checks, decisionFrom, noChecks } from './checks.ts';
import { decisionBarStyles } from './decision-bar.styles.ts';
import { hintWords } from './hint-words.ts';
import type { LeaseState } from './lease-controller.ts';

/**
 * Two decisions, and beside them the one sentence that matters now: what failed, how the lease stands, what is still
 * to be compared. Events: `verify`, `pass-on`, `take-again`.
 */
@customElement('cw-decision-bar')
export class DecisionBar extends LitElement {
  @property({ attribute: false }) person!: WaitingPerson;
  @property({ attribute: false }) staff!: StaffMember;
  @property({ attribute: false }) checks: Checks = noChecks;
  @property({ attribute: false }) lease: LeaseState = { kind: 'none' };
  @property() fault = '';
  @property({ type: Boolean }) busy = false;
  @property({ type: Boolean }) keys = true;

  static override styles = [base, text, buttons, decisionBarStyles];

  override render() {
    const isOver = this.lease.kind === 'over';
    const isReady = !isOver && decisionFrom(this.person, this.checks) !== undefined;
    return html`
      ${this.#sentence()}
      ${isOver ? this.#takeAgain() : this.#passOn()}
      <button class="btn btn--yes" type="button" ?disabled=${!isReady || this.busy} @click=${() => this.#tell('verify')}>
        <cw-mark kind="admit" plain></cw-mark> ${msg('Verified')} ${this.keys && isReady ? html`<kbd>Enter</kbd>` : nothing}
      </button>
    `;
  }

  #takeAgain() {
    return html`<button class="btn btn--main" type="button" ?disabled=${this.busy} @click=${() => this.#tell('take-again')}>
      ${msg('Take again')}
    </button>`;
  }

  #passOn() {
    const isSupervisor = this.staff.roles.includes('supervisor');
    return html`<button class="btn" type="button" ?disabled=${this.busy} @click=${() => this.#tell('pass-on')}>
      ${isSupervisor ? msg('Decide otherwise…') : msg('Send to the supervisor…')} ${this.keys ? html`<kbd>S</kbd>` : nothing}
    </button>`;
  }

  #sentence() {
    const { lease, fault } = this;
    if (lease.kind === 'over') {
      const why =
        lease.error === undefined ? msg('The minute is over: no renewal got through.') : sentenceOfError(lease.error);
      return html`<p class="say is-refuse" role="alert">${why}</p>`;
    }
    if (fault) return html`<p class="say is-refuse" role="alert">${fault}</p>`;
    if (lease.kind === 'held' && lease.leftMs !== undefined) return this.#countdown(lease.leftMs);
    return html`<p class="say">${hintWords(this.person, this.checks)}</p>`;
  }

  #countdown(leftMs: number) {
    const left = formatDuration(leftMs);
    return html`<div class="say">
      <p class="is-refer">${msg(str`No answer from the server. This person is yours for ${left} more.`)}</p>
      <cw-meter plain .value=${leftMs} .max=${leaseSeconds * 1000} label=${msg('Time left')} value-text=${left}></cw-meter>
    </div>`;
  }

  #tell(name: string) {
    this.dispatchEvent(new Event(name));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-decision-bar': DecisionBar;
  }
}
