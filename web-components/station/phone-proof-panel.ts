import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type PhoneCode, phoneCodeSeconds } from '../../server/identity/phone-proofs/phone-proofs.contract.ts';
import { ServerClock } from '../api/server-clock.ts';
import '../elements/icon.ts';
import '../elements/mark.ts';
import '../elements/meter.ts';
import '../elements/qr-code.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';
import { keyMeant } from './letter-keys.ts';
import { PhoneProofController, type PhoneStep } from './phone-proof-controller.ts';
import { phoneProofPanelStyles } from './phone-proof-panel.styles.ts';
import './phone-proof-problems.ts';
import { httpPhoneProofServer, type PhoneProofServer } from './phone-proof-server.ts';
import { stepWords } from './phone-proof-words.ts';

/** What the officer may go by: the proof of a phone that was recognised. */
export interface RecognisedPhone {
  readonly phoneProofId: string;
  /** It was shown together with a document before: with the face it is enough. */
  readonly isBound: boolean;
}

/**
 * Has the phone of the person in hand answer: a code, then three numbers of which it shows one. Tells `phone-recognised`
 * with a RecognisedPhone, or with nothing once that does not hold any more. While there are numbers, the keys 1 to 3 are
 * this panel's.
 */
@customElement('cw-phone-proof-panel')
export class PhoneProofPanel extends LitElement {
  @property({ attribute: false }) server: PhoneProofServer = httpPhoneProofServer;
  @property({ attribute: false }) verificationId = '';
  @property({ type: Boolean }) keys = true;
  /** The lease is over, or something else is under way. */
  @property({ type: Boolean }) busy = false;

  readonly phone = new PhoneProofController(this);
  readonly clock = new ServerClock(this);
  #told = '';
  #step: PhoneStep = 'rest';

  static override styles = [base, text, buttons, phoneProofPanelStyles];

  override connectedCallback() {
    super.connectedCallback();
    // Before the page's own keys, which answer its checks.
    document.addEventListener('keydown', this.#onKey, { capture: true });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKey, { capture: true });
  }

  override updated(_changed: PropertyValues<this>) {
    this.#tell();
    const { step } = this.phone;
    const isNew = step !== this.#step;
    this.#step = step;
    // Whoever works by the tabulator finds the numbers where the button was; who types elsewhere is not disturbed.
    const isFree = document.activeElement === document.body || this.shadowRoot?.activeElement !== null;
    if (isNew && step === 'answered' && isFree)
      this.renderRoot.querySelector<HTMLButtonElement>('.numbers button')?.focus();
  }

  #tell() {
    const { step, proof } = this.phone;
    const recognised =
      step === 'matched' && proof ? { phoneProofId: proof.id, isBound: proof.isBound === true } : undefined;
    const told = recognised ? `${recognised.phoneProofId} ${recognised.isBound}` : '';
    if (told === this.#told) return;
    this.#told = told;
    this.dispatchEvent(new CustomEvent<RecognisedPhone | undefined>('phone-recognised', { detail: recognised }));
  }

  override render() {
    const { step, state, fault } = this.phone;
    const { heading, sentences } = stepWords(step, state);
    return html`
      ${this.#box(step)}
      <div class="say">
        <div role="status"><h4>${heading}</h4></div>
        ${sentences.map((sentence) => html`<p>${sentence}</p>`)}
        ${step === 'shown' || step === 'opened' ? this.#time() : nothing}
        <p class="fault" role="alert">${fault}</p>
        ${this.#action(step)}
      </div>
    `;
  }

  #box(step: PhoneStep): TemplateResult {
    const { code, proof } = this.phone;
    if (step === 'answered') return this.#numbers(proof?.choices ?? []);
    if (step === 'matched') return html`<div class="box"><cw-mark kind="admit"></cw-mark></div>`;
    if (step === 'failed') return html`<div class="box"><cw-mark kind="refuse"></cw-mark></div>`;
    if (code && (step === 'shown' || step === 'opened')) return this.#code(code, step === 'opened');
    return html`<div class="box"><cw-icon name="device"></cw-icon></div>`;
  }

  #code({ url }: PhoneCode, isOpened: boolean) {
    return html`<div class=${isOpened ? 'is-dim' : ''}>
      <cw-qr-code text=${url} words=${msg('QR code for the phone of the person')}></cw-qr-code>
    </div>`;
  }

  #numbers(choices: readonly number[]) {
    const cannot = this.busy || this.phone.isBusy;
    return html`<div class="numbers" role="group" aria-label=${msg('Which number does the phone show?')}>
      ${choices.map(
        (number, index) => html`<button type="button" ?disabled=${cannot} @click=${() => this.phone.pick(number)}>
          ${this.keys ? html`<kbd aria-hidden="true">${index + 1}</kbd>` : nothing}<bdi>${number}</bdi>
        </button>`,
      )}
    </div>`;
  }

  #time() {
    const { code, secondsLeft } = this.phone;
    const address = `${location.host}/prove/`;
    return html`
      <p class="small quiet address">${msg('Without a camera:')} <bdi dir="ltr">${address}</bdi></p>
      <bdi class="typed" dir="ltr">${code?.code}</bdi>
      <div class="left">
        <cw-meter plain value=${secondsLeft} max=${phoneCodeSeconds} label=${msg('Time left')} value-text=${msg(str`${secondsLeft} s`)}></cw-meter>
        <span class="small">${msg(str`Good for another ${secondsLeft} s`)}</span>
      </div>
    `;
  }

  #action(step: PhoneStep) {
    const { state, isBusy } = this.phone;
    const isAsking = step === 'rest' || step === 'over' || step === 'failed';
    if (!isAsking || state?.codesLeft === 0 || state?.passkey === 'none') return nothing;
    return html`<button class="btn" type="button" ?disabled=${this.busy || isBusy} @click=${this.phone.ask}>
      ${step === 'rest' ? msg('Show a code for the phone') : msg('Show another code')}
    </button>`;
  }

  readonly #onKey = (event: KeyboardEvent) => {
    if (!this.keys || this.busy || this.phone.step !== 'answered') return;
    const key = keyMeant(event);
    const number = key && /^[123]$/.test(key) ? this.phone.proof?.choices?.[Number(key) - 1] : undefined;
    if (number === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    void this.phone.pick(number);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-phone-proof-panel': PhoneProofPanel;
  }
}
