import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type OverrideReason, overrideReasons } from '../../db/vocabulary.ts';
import type { ScanAnswer } from '../../server/admission/admission.contract.ts';
import { longestNote } from '../../server/admission/overrides/overrides.contract.ts';
import { staffBadgeIn } from '../../server/identity/staff-badges/staff-badge-text.ts';
import { ApiProblem, sentenceOfError } from '../api/problem.ts';
import '../device/hand-over-problems.ts';
import '../device/pin-pad.ts';
import '../elements/choice-field.ts';
import '../elements/dialog.ts';
import '../elements/text-field.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';
import './badge-camera.ts';
import type { GateServer } from './gate-server.ts';
import { KeyboardWedge } from './keyboard-wedge.ts';
import { overrideWords } from './override-words.ts';

type Step = 'reason' | 'badge' | 'pin';

/** With these the badge is another one's, or none that decides here: no other PIN would do. */
const ofThisBadge: readonly string[] = [
  ...['identity.badge_locked', 'identity.badge_elsewhere', 'identity.pin_missing', 'identity.staff_disabled'],
  ...['admission.not_a_supervisor', 'request.elsewhere'],
];

/**
 * Why somebody may go in who was refused, and who says so: whoever is signed in, or `by-badge` a supervisor who shows badge
 * and PIN for this once. Tells `overridden`, or `close`.
 */
@customElement('cw-override-dialog')
export class OverrideDialog extends LitElement {
  @property({ attribute: false }) server!: Pick<GateServer, 'override'>;
  @property({ attribute: 'scan-id' }) scanId = '';
  @property({ type: Boolean, attribute: 'by-badge' }) byBadge = false;
  @state() private step: Step = 'reason';
  @state() private because: OverrideReason | undefined;
  @state() private note = '';
  @state() private badge = '';
  @state() private isTried = false;
  @state() private isBusy = false;
  @state() private fault = '';
  readonly #wedge = new KeyboardWedge((read) => this.#read(read));

  static override styles = [
    base,
    text,
    buttons,
    css`
      cw-dialog { --dialog-width: 34rem; }
      /* As tall at each step, so that nothing moves under a finger. */
      .step { display: grid; gap: var(--s4); align-content: start; min-height: min(31rem, 62dvh); }
      .camera { position: relative; width: min(24rem, 100%); aspect-ratio: 4 / 3; max-height: 40dvh; justify-self: center; overflow: hidden; border-radius: var(--radius-2); --prompt: 0px; }
      .fault { min-height: 1.5rem; font-weight: 700; color: var(--refuse-text); }
    `,
  ];

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#wedge.stop();
  }

  override render() {
    return html`<cw-dialog heading=${this.#heading()} open @close=${this.#close}>
      <div class="step">${this.#content()}</div>
      ${
        this.step === 'reason'
          ? html`<button slot="actions" class="btn" type="button" @click=${this.#close}>${msg('Leave it')}</button>
            <button slot="actions" class="btn btn--main" type="button" aria-disabled=${this.isBusy} @click=${this.#goOn}>${this.byBadge ? msg('Go on to the badge') : msg('Let them in')}</button>`
          : html`<button slot="actions" class="btn" type="button" @click=${() => this.#turnTo('reason')}>${msg('Back')}</button>`
      }
    </cw-dialog>`;
  }

  #heading(): string {
    if (this.step === 'badge') return msg('Supervisor: show your staff badge');
    return this.step === 'pin' ? msg('Supervisor: enter your PIN') : msg('Why may they go in?');
  }

  #content() {
    if (this.step === 'badge') return this.#reading();
    if (this.step === 'pin') {
      return html`<cw-pin-pad .fault=${this.fault} ?busy=${this.isBusy} @pin=${({ detail }: CustomEvent<string>) => void this.#decide(detail)}></cw-pin-pad>`;
    }
    return this.#reasons();
  }

  #reasons() {
    const needsNote = this.because === 'other';
    return html`
      <cw-choice-field
        label=${msg('Reason')}
        fault=${this.isTried && !this.because ? msg('Choose a reason.') : ''}
        .choices=${overrideReasons.map((value) => ({ value, name: overrideWords(value) }))}
        .value=${this.because ? [this.because] : []}
        @change-value=${({ detail }: CustomEvent<OverrideReason[]>) => this.#choose(detail[0])}
      ></cw-choice-field>
      <cw-text-field
        label=${msg('In a few words')}
        ?optional=${!needsNote}
        max-length=${longestNote}
        fault=${this.isTried && needsNote && !this.note.trim() ? msg('Say why in a few words.') : ''}
        .value=${this.note}
        @change-value=${({ detail }: CustomEvent<string>) => this.#write(detail)}
      ></cw-text-field>
      <p class="fault" role="alert">${this.fault}</p>
    `;
  }

  #reading() {
    return html`
      <p>${msg('To the camera or the scanner. Whoever is signed in here stays signed in.')}</p>
      <div class="camera" @badge-read=${({ detail }: CustomEvent<string>) => this.#read(detail)}><cw-badge-camera></cw-badge-camera></div>
      <p class="fault" role="alert">${this.fault}</p>
    `;
  }

  #choose(because: OverrideReason | undefined) {
    this.because = because;
    this.fault = '';
  }

  #write(note: string) {
    this.note = note;
    this.fault = '';
  }

  readonly #goOn = () => {
    this.isTried = true;
    if (this.isBusy || !this.because || (this.because === 'other' && !this.note.trim())) return;
    if (this.byBadge) this.#turnTo('badge');
    else void this.#decide();
  };

  #turnTo(step: Step, fault = '') {
    this.step = step;
    this.fault = fault;
    // In front of the keys of a PIN, and of a field, a scanner has nothing to type.
    this.#wedge.stop();
    if (step === 'badge') this.#wedge.start();
  }

  #read(read: string) {
    const badge = staffBadgeIn(read);
    if (!badge) {
      this.fault = msg('This is no staff badge. To go on with the next delegate, close this first.');
      return;
    }
    this.badge = badge;
    this.#turnTo('pin');
  }

  async #decide(pin?: string) {
    const { because, badge } = this;
    if (!because) return;
    const note = this.note.trim();
    const given = { because, ...(note && { note }), ...(pin !== undefined && { badge, pin }) };
    this.isBusy = true;
    this.fault = '';
    try {
      const detail = await this.server.override(this.scanId, given);
      this.dispatchEvent(new CustomEvent<ScanAnswer>('overridden', { detail }));
    } catch (error) {
      this.#told(error);
    } finally {
      this.isBusy = false;
    }
  }

  /** A wrong PIN is entered again, another badge shown; what the refusal itself does not allow is told beside the reason. */
  #told(error: unknown) {
    const sentence = sentenceOfError(error);
    const code = error instanceof ApiProblem ? error.code : '';
    if (ofThisBadge.includes(code) && this.byBadge) this.#turnTo('badge', sentence);
    else if (code.startsWith('admission.')) this.#turnTo('reason', sentence);
    else this.fault = sentence;
  }

  readonly #close = () => {
    this.dispatchEvent(new Event('close'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-override-dialog': OverrideDialog;
  }
}
