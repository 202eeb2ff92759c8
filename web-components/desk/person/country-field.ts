import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { isoCountries } from '../../../server/registration/iso-countries.ts';
import { base } from '../../styles/base.ts';
import { fields } from '../../styles/fields.ts';
import { countryName } from '../../styles/format.ts';
import { pageLanguage } from '../../styles/locale.ts';
import { text } from '../../styles/text.ts';
import { type Country, countriesLike } from './countries-like.ts';

/**
 * A country, by part of its name in the page's language or in English, or by its two letters. The first that matches is
 * taken with Enter or on leaving the field; arrows choose another. The form gets the two letters under `name`.
 */
@customElement('cw-country-field')
export class CountryField extends LitElement {
  static readonly formAssociated = true;
  @property({ reflect: true }) name = 'country';
  @property() label = '';
  /** Two letters, or empty. */
  @property() value = '';
  @state() private typed: string | undefined;
  @state() private active = 0;
  readonly #internals = this.attachInternals();
  readonly #all = allCountries();

  static override styles = [
    base,
    text,
    fields,
    css`
      :host { display: block; position: relative; }
      ul { position: absolute; z-index: var(--z-raised, 1); inset-inline: 0; inset-block-start: 100%; margin-block-start: 2px; background: var(--surface-raised); border: 1px solid var(--line-strong); border-radius: var(--radius-2); box-shadow: var(--shadow-2); overflow: hidden; }
      li { display: flex; justify-content: space-between; gap: var(--s3); min-height: 2.25rem; padding: var(--s1) var(--s3); cursor: pointer; align-items: center; font: var(--type-body); border-inline-start: 4px solid transparent; }
      li[aria-selected='true'] { background: var(--accent-wash); border-inline-start-color: var(--accent); }
      .none { color: var(--ink-2); cursor: default; }
    `,
  ];

  override willUpdate() {
    this.#internals.setFormValue(this.value);
  }

  override render() {
    const found = this.#found();
    return html`<label class="labelled">${this.label}
        <span class="field"><input
          role="combobox"
          aria-expanded=${found !== undefined}
          aria-controls="found"
          aria-autocomplete="list"
          aria-activedescendant=${found?.length ? `one-${this.active}` : nothing}
          autocomplete="off"
          spellcheck="false"
          maxlength="60"
          dir="auto"
          .value=${this.typed ?? this.#nameOf(this.value)}
          @input=${this.#type}
          @keydown=${this.#keyDown}
          @blur=${this.#settle}
        /></span>
      </label>
      <ul id="found" role="listbox" aria-label=${this.label} ?hidden=${!found}>${
        found?.map(
          ({ name, code }, index) => html`<li
            id="one-${index}"
            role="option"
            aria-selected=${index === this.active}
            @pointerdown=${(event: Event) => event.preventDefault()}
            @click=${() => this.#take(code)}
          ><span dir="auto">${name}</span><span class="small quiet">${code}</span></li>`,
        ) ?? nothing
      }${found?.length === 0 ? html`<li class="none" role="option" aria-disabled="true" aria-selected="false">${msg('No country matches.')}</li>` : nothing}</ul>`;
  }

  /** Those to choose from while something is typed. */
  #found(): readonly Country[] | undefined {
    return this.typed?.trim() ? countriesLike(this.typed, this.#all) : undefined;
  }

  #nameOf(code: string): string {
    return this.#all.find((one) => one.code === code)?.name ?? '';
  }

  readonly #type = ({ target }: Event) => {
    this.typed = (target as HTMLInputElement).value;
    this.value = '';
    this.active = 0;
  };

  readonly #keyDown = (event: KeyboardEvent) => {
    const found = this.#found();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') this.#enter(event);
    if (!found?.length) return;
    if (event.key === 'Escape') {
      // The list closes, and the dialog around it stays.
      event.preventDefault();
      event.stopPropagation();
      this.typed = undefined;
    }
    if (!step) return;
    event.preventDefault();
    this.active = (this.active + step + found.length) % found.length;
  };

  /** The first Enter takes the country, the next one sends the form: as in any other field. */
  #enter(event: Event) {
    event.preventDefault();
    if (this.#found()?.length) this.#settle();
    else if (this.typed === undefined) this.#internals.form?.requestSubmit();
  }

  readonly #settle = () => {
    const taken = this.#found()?.[this.active];
    if (taken) this.#take(taken.code);
  };

  #take(code: string) {
    this.value = code;
    this.typed = undefined;
    this.#internals.setFormValue(code);
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }
}

function allCountries(): Country[] {
  const inEnglish = new Intl.DisplayNames('en', { type: 'region' });
  const { compare } = new Intl.Collator(pageLanguage());
  return [...isoCountries]
    .map((code) => ({ code, name: countryName(code), nameEnglish: inEnglish.of(code) ?? code }))
    .sort((a, b) => compare(a.name, b.name));
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-country-field': CountryField;
  }
}
