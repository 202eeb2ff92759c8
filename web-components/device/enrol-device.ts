import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { plainCode } from '../../server/identity/devices/device-texts.ts';
import { sentenceOfError } from '../api/problem.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { text } from '../styles/text.ts';
import { clearCodeInAddress, codeInAddress } from './code-in-address.ts';
import './device-problems.ts';
import { enrol, type ThisDevice } from './this-device.ts';

/** Of the page that shows codes, as somebody types it on another device. */
const devicesAddress = (): string => `${location.host}/devices/`;

/**
 * Where a new device types the code that a supervisor shows; one in the address is used at once, whenever it comes. Tells
 * `enrolled`. What else can be done instead is slotted below.
 */
@customElement('cw-enrol-device')
export class EnrolDevice extends LitElement {
  /** Why it must be enrolled anew. */
  @property() because = '';
  @property({ attribute: false }) enrol: (code: string) => Promise<ThisDevice> = enrol;
  @state() private fault = '';
  @state() private isBusy = false;
  @query('input') private readonly input!: HTMLInputElement;

  static override styles = [
    base,
    text,
    beam,
    buttons,
    fields,
    css`
      :host { display: block; max-width: 34rem; padding: var(--s8) var(--s6); }
      h2 { font: var(--type-head); }
      /* Sentences run their own way, at the side where the page begins. */
      p { unicode-bidi: plaintext; text-align: -webkit-match-parent; text-align: match-parent; }
      .because { font: var(--type-lead); font-weight: 600; margin-block-start: var(--s1); }
      .lead { color: var(--ink-2); margin-block: var(--s1) var(--s6); }
      form { display: flex; flex-wrap: wrap; gap: var(--s3); align-items: end; }
      label { flex: 1 1 12rem; min-width: 0; }
      .field, form .btn { min-height: 3.5rem; }
      .field input { font: 600 1.75rem/2.5rem var(--font-code); letter-spacing: 0.12em; text-transform: uppercase; }
      .field input::placeholder { font-weight: 400; }
      .fault { font: var(--type-body); color: var(--refuse-text); min-height: 3rem; margin-block-start: var(--s3); }
      @media (max-width: 640px) { :host { padding: var(--s5) var(--s4); } h2 { font: var(--type-title); } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#takeCode);
    this.#takeCode();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#takeCode);
  }

  readonly #takeCode = () => {
    const code = codeInAddress();
    if (!code) return;
    clearCodeInAddress();
    void this.#enrol(code);
  };

  override render() {
    return html`<section>
      <h2>${msg('Enrol this device')}</h2>
      ${this.because ? html`<p class="because">${this.because}</p>` : nothing}
      <p class="lead">${msg(str`A supervisor opens ${devicesAddress()} and shows a code. It is good once, for two minutes.`)}</p>
      <form @submit=${this.#submit}>
        <label class="labelled">${msg('Code')}<span class="field"><input
          name="code" dir="ltr" size="9" maxlength="12" autocomplete="off" autocapitalize="characters" spellcheck="false"
          aria-describedby="fault" placeholder="K7M4-9QXD" required
        /></span></label>
        <button class="btn btn--main" aria-disabled=${this.isBusy}>${this.isBusy ? msg('Enrolling…') : msg('Enrol')}</button>
      </form>
      <p class="fault" id="fault" role="alert">${this.fault}</p>
      <slot></slot>
    </section>`;
  }

  override firstUpdated() {
    this.input.focus();
  }

  readonly #submit = (event: Event) => {
    event.preventDefault();
    if (plainCode(this.input.value)) void this.#enrol(this.input.value);
    else this.fault = msg('A code has eight letters and figures.');
  };

  async #enrol(code: string) {
    if (this.isBusy) return;
    this.isBusy = true;
    this.fault = '';
    try {
      const detail = await this.enrol(code);
      this.dispatchEvent(new CustomEvent<ThisDevice>('enrolled', { detail }));
    } catch (error) {
      this.fault = sentenceOfError(error);
    } finally {
      this.isBusy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-enrol-device': EnrolDevice;
  }
}
