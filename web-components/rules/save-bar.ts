import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';

/** Why the rules are changed, and saving them. Events: `change-note` (detail), `save`, `discard`, `look-at-effect`. */
@customElement('cw-save-bar')
export class SaveBar extends LitElement {
  @property() note = '';
  @property({ type: Boolean }) changed = false;
  @property({ type: Boolean }) busy = false;
  @state() private isNoteMissing = false;
  @query('input') private readonly field!: HTMLInputElement;

  static override styles = [
    base,
    buttons,
    fields,
    css`
      :host { display: block; background: var(--surface); border-block-start: var(--rule-beam) solid var(--beam); padding: var(--s3) var(--s6); z-index: var(--z-panel); }
      form { display: flex; flex-wrap: wrap; align-items: end; gap: var(--s3); }
      .labelled { flex: 1 1 20rem; }
      .word { display: flex; justify-content: space-between; gap: var(--s3); }
      .fault { font-weight: 400; }
      .acts { display: flex; gap: var(--s3); margin-inline-start: auto; }
      .look { display: none; --icon-size: 1rem; }
      .down { transform: rotate(180deg); }
      @media (max-width: 900px) { .look { display: inline-flex; } }
      @media (max-width: 640px) { .look { width: 100%; } :host { padding: var(--s3) var(--s4); } .acts { width: 100%; } .acts .btn { flex: 1; } }
    `,
  ];

  override render() {
    const isOff = !this.changed || this.busy;
    return html`<form novalidate @submit=${this.#save}>
      ${this.changed ? this.#look() : nothing}
      <label class="labelled">
        <span class="word">${msg('Why')}<span class="fault" id="fault" role="alert">${this.isNoteMissing ? msg('Say why, in a few words.') : ''}</span></span>
        <span class="field"><input
          maxlength="500"
          aria-describedby="fault"
          aria-invalid=${this.isNoteMissing}
          .value=${this.note}
          ?disabled=${isOff}
          @input=${() => this.#tell(this.field.value)}
        ></span>
      </label>
      <span class="acts">
        <button class="btn" type="button" ?disabled=${isOff} @click=${() => this.dispatchEvent(new Event('discard'))}>${msg('Discard')}</button>
        <button class="btn btn--main" type="submit" ?disabled=${isOff}>${msg('Save the rules')}</button>
      </span>
    </form>`;
  }

  /** Where the page is narrow, what it would change stands below the last rule, out of sight. */
  #look() {
    return html`<button class="btn btn--small look" type="button" @click=${() => this.dispatchEvent(new Event('look-at-effect'))}>
      ${msg('What it would change')}<cw-icon class="down" name="up"></cw-icon>
    </button>`;
  }

  #tell(note: string) {
    this.isNoteMissing = false;
    this.dispatchEvent(new CustomEvent<string>('change-note', { detail: note }));
  }

  readonly #save = (event: Event) => {
    event.preventDefault();
    if (!this.changed || this.busy) return;
    this.isNoteMissing = this.field.value.trim() === '';
    if (this.isNoteMissing) this.field.focus();
    else this.dispatchEvent(new Event('save'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-save-bar': SaveBar;
  }
}
