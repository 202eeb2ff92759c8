import { msg, str } from '@lit/localize';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { pinDigits } from '../../server/identity/staff-badges/staff-badges.contract.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Keys for a PIN, as large as a thumb in a glove, and the keyboard as well. Tells `pin` with the last digit. */
@customElement('cw-pin-pad')
export class PinPad extends LitElement {
  @property({ type: Boolean }) busy = false;
  /** Why the last one would not do; begins anew with it. */
  @property() fault = '';
  @state() private entered = '';

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; gap: var(--s4); justify-items: center; }
      /* A telephone's keys stand in this order in every script. */
      .keys { direction: ltr; display: grid; grid-template-columns: repeat(3, minmax(0, 5.5rem)); gap: var(--s2); }
      .keys .btn { min-height: clamp(3.25rem, 9vh, 4.5rem); padding: 0; font: 600 1.75rem/2rem var(--font-ui); background: var(--surface-raised); }
      .dots { direction: ltr; display: flex; gap: var(--s4); }
      .dots i { width: 1rem; height: 1rem; border: 2px solid var(--ink); border-radius: 50%; }
      .dots .is-in { background: var(--ink); }
      .fault { min-height: 3rem; max-width: 26rem; text-align: center; font-weight: 700; color: var(--refuse-text); }
      cw-icon { --icon-size: 1.75rem; }
      @media (max-height: 640px) { :host { gap: var(--s2); } .fault { min-height: 1.5rem; } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('keydown', this.#keyDown);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#keyDown);
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('fault') && this.fault) this.entered = '';
  }

  override render() {
    const count = this.entered.length;
    return html`
      <span class="dots" aria-hidden="true">${Array.from({ length: pinDigits }, (_, at) => html`<i class=${at < count ? 'is-in' : ''}></i>`)}</span>
      <p class="vh" role="status">${msg(str`Digits entered: ${count} of ${pinDigits}.`)}</p>
      <div class="keys" role="group" aria-label=${msg('PIN')}>
        ${digits.map((digit) => this.#key(digit))}
        <span></span>${this.#key('0')}
        <button class="btn" type="button" aria-label=${msg('Take the last digit back')} ?disabled=${this.busy || count === 0} @click=${this.#takeBack}>
          <cw-icon name="left"></cw-icon>
        </button>
      </div>
      <p class="fault" role="alert">${this.fault}</p>
    `;
  }

  #key(digit: string) {
    return html`<button class="btn" type="button" ?disabled=${this.busy} @click=${() => this.#enter(digit)}>${digit}</button>`;
  }

  readonly #keyDown = (event: KeyboardEvent) => {
    const [, digit] = event.code.match(/^(?:Digit|Numpad)(\d)$/) ?? [];
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (digit) this.#enter(digit);
    else if (event.code === 'Backspace') this.#takeBack();
    else return;
    event.preventDefault();
  };

  readonly #takeBack = () => {
    if (!this.busy) this.entered = this.entered.slice(0, -1);
  };

  #enter(digit: string) {
    if (this.busy || this.entered.length === pinDigits) return;
    this.entered += digit;
    if (this.entered.length < pinDigits) return;
    this.dispatchEvent(new CustomEvent<string>('pin', { detail: this.entered }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-pin-pad': PinPad;
  }
}
