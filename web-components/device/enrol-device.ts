import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { plainCode } from '../../server/identity/devices/device-texts.ts';
import { sentenceOfError } from '../api/problem.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { text } from '../styles/text.ts';
import './device-problems.ts';
import { enrol, type ThisDevice } from './this-device.ts';

/** Where a new device types the code that a supervisor shows; one in the address is used at once. Tells `enrolled`. */
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
      .lead { color: var(--ink-2); margin-block: var(--s1) var(--s6); }
      form { display: flex; flex-wrap: wrap; gap: var(--s3); align-items: end; }
      label { flex: 1 1 12rem; }
      .field input { font: 600 1.75rem/2.5rem var(--font-mono); letter-spacing: 0.12em; text-transform: uppercase; }
      .btn { min-height: 3.25rem; }
      .fault { color: var(--refuse-text); min-height: 3rem; margin-block-start: var(--s3); }
      @media (max-width: 640px) { :host { padding: var(--s5) var(--s4); } h2 { font: var(--type-title); } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    const { enrol: code } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
    if (!code) return;
    history.replaceState(null, '', location.pathname + location.search);
    void this.#enrol(code);
  }

  override render() {
    return html`<section>
      <h2>${msg('Enrol this device')}</h2>
      <p class="lead">${this.because || msg('A supervisor shows a code for it under Devices. It is good once, for two minutes.')}</p>
      <form @submit=${this.#submit}>
        <label class="labelled">${msg('Code')}<span class="field"><input
          name="code" dir="ltr" maxlength="12" autocomplete="off" autocapitalize="characters" spellcheck="false"
          aria-describedby="fault" placeholder="K7M4-9QXD" required
        /></span></label>
        <button class="btn btn--main" aria-disabled=${this.isBusy}>${this.isBusy ? msg('Enrolling…') : msg('Enrol')}</button>
      </form>
      <p class="fault" id="fault" role="alert">${this.fault}</p>
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
