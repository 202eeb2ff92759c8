import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { FormField } from './form-field.ts';

/** A line of text, or several with `lines`: `<cw-text-field label="…" .value=${…} @change-value=${…}>`. */
@customElement('cw-text-field')
export class TextField extends FormField<string> {
  @property({ attribute: false }) override value = '';
  @property() type: 'text' | 'email' | 'tel' | 'number' | 'datetime-local' = 'text';
  @property() autocomplete = 'off';
  @property() placeholder = '';
  @property({ type: Number }) lines = 1;
  @property({ type: Number, attribute: 'max-length' }) maxLength = 1000;
  @property({ attribute: 'spoken-language' }) spokenLanguage = '';
  /** A name of a person, which stands in serif and in its own direction. */
  @property({ type: Boolean, attribute: 'is-name' }) isName = false;

  static override styles = [
    ...FormField.styles,
    css`
      .is-name input { font: 400 1.1875rem/1.75rem var(--font-name); }
      input[type='number'] { max-width: 10rem; }
      textarea { display: block; margin-block-start: var(--s1); }
      textarea:focus-visible { outline-offset: 1px; }
      textarea[aria-invalid='true'] { border-color: var(--refuse-text); }
    `,
  ];

  override render() {
    return html`
      <label class="word" for="input">${this.word}</label>
      ${this.hintLine}${this.lines > 1 ? this.#area() : this.#line()}${this.faultLine}
    `;
  }

  #line() {
    const isLatin = this.type !== 'text';
    return html`<span class="field ${this.isName ? 'is-name' : ''}"><input
      id="input"
      type=${this.type}
      dir=${isLatin ? nothing : 'auto'}
      lang=${this.spokenLanguage || nothing}
      .value=${this.value}
      autocomplete=${this.autocomplete}
      placeholder=${this.placeholder || nothing}
      maxlength=${this.maxLength}
      spellcheck="false"
      aria-invalid=${this.fault !== ''}
      aria-required=${!this.optional}
      aria-describedby=${this.describedBy}
      @input=${this.#typed}
    /></span>`;
  }

  #area() {
    return html`<textarea
      id="input"
      dir="auto"
      lang=${this.spokenLanguage || nothing}
      rows=${this.lines}
      .value=${this.value}
      maxlength=${this.maxLength}
      aria-invalid=${this.fault !== ''}
      aria-required=${!this.optional}
      aria-describedby=${this.describedBy}
      @input=${this.#typed}
    ></textarea>`;
  }

  #typed(event: Event) {
    this.tell((event.target as HTMLInputElement | HTMLTextAreaElement).value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-text-field': TextField;
  }
}
