import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { fields } from '../styles/fields.ts';
import { characterOf } from './key-codes.ts';

/** Where a badge number or code is typed: told by an event `badge-read` at Enter. */
@customElement('cw-code-field')
export class CodeField extends LitElement {
  @query('input') private readonly input!: HTMLInputElement;

  /** What the keys' places say, for a keyboard that is set to another script. */
  #byPlace = '';

  static override styles = [
    base,
    fields,
    css`
      :host { display: block; }
      .field { background: #0a1013; border-color: #8b9aa0; color: #eef3f2; }
      .field input { font: var(--type-lead); letter-spacing: 0.06em; }
      .field input::placeholder { color: #b3c0c4; letter-spacing: 0; }
      .field:focus-within { outline-color: #9bd2f5; }
      button { display: grid; place-items: center; width: 2.25rem; height: 2.25rem; margin-inline-end: -0.375rem; padding: 0; border: 0; border-radius: var(--radius-2); background: none; color: inherit; cursor: pointer; }
      input:placeholder-shown + button { visibility: hidden; }
    `,
  ];

  override render() {
    return html`<form class="field" @submit=${this.#submit}>
      <cw-icon name="keyboard"></cw-icon>
      <input
        aria-label=${msg('Badge code')}
        placeholder=${msg('Scan or type a code')}
        maxlength="512"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        enterkeyhint="go"
        @keydown=${this.#keyDown}
      />
      <button aria-label=${msg('Send')}><cw-icon name="right" onward></cw-icon></button>
    </form>`;
  }

  #keyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') this.#clear();
    else if (event.code === 'Backspace') this.#byPlace = this.#byPlace.slice(0, -1);
    else this.#byPlace += characterOf(event.code) ?? '';
  }

  #submit(event: Event) {
    event.preventDefault();
    const typed = this.input.value.trim();
    const byPlace = this.#byPlace;
    this.#clear();
    if (!typed) return;
    const isOtherScript = /[^\p{ASCII}\p{Number}\p{Dash}\s]/u.test(typed) && byPlace.length >= typed.length;
    const text = isOtherScript ? byPlace : typed;
    this.dispatchEvent(new CustomEvent<string>('badge-read', { detail: text, bubbles: true, composed: true }));
  }

  #clear() {
    this.input.value = '';
    this.#byPlace = '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-code-field': CodeField;
  }
}
