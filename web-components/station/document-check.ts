import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { WaitingPerson } from '../../server/identity/identity.contract.ts';
import '../elements/mark.ts';
import { countryChoices } from '../register/countries.ts';
import { base } from '../styles/base.ts';
import { fields } from '../styles/fields.ts';
import { countryName } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import {
  areFourEnough,
  type Checks,
  charactersResult,
  countryOf,
  noChecks,
  type Reading,
  readingOf,
} from './checks.ts';
import { documentCheckStyles } from './document-check.styles.ts';
import { pickStyles } from './pick.styles.ts';
import './zone-field.ts';
import type { ZoneField } from './zone-field.ts';

/**
 * The document, by its lines, its number or the last four characters of it. Tells by `found` what was found.
 */
@customElement('cw-document-check')
export class DocumentCheck extends LitElement {
  @property({ attribute: false }) person!: WaitingPerson;
  @property({ attribute: false }) checks: Checks = noChecks;

  @query('input') private readonly input!: HTMLInputElement | null;
  @query('cw-zone-field') private readonly zone!: ZoneField | null;

  static override styles = [base, text, fields, pickStyles, documentCheckStyles];

  #chosen: Reading | undefined;

  override focus() {
    if (this.input) this.input.focus();
    else void this.zone?.updateComplete.then(() => this.zone?.focus());
  }

  /** The field of what was chosen stands there only when the choice has come back with the checks. */
  override updated() {
    if (readingOf(this.person, this.checks) !== this.#chosen) return;
    this.#chosen = undefined;
    this.focus();
  }

  override render() {
    const reading = readingOf(this.person, this.checks);
    return html`
      <div class="ways">
        <span class="pick small" role="group" aria-label=${msg('What you go by')}>
          ${this.#ways().map(([way, word]) => this.#way(way, word, reading))}
        </span>
        ${this.person.documentLast4 === undefined ? html`<p class="note">${msg('No document was registered. The one you see now is kept as theirs: its last four characters, and a mark of the rest.')}</p>` : nothing}
      </div>
      ${reading === 'zone' ? this.#zone() : reading === 'number' ? this.#number() : this.#lastFour()}
    `;
  }

  #ways(): readonly (readonly [Reading, string])[] {
    const ways: (readonly [Reading, string])[] = [
      ['zone', msg('Lines at its foot')],
      ['number', msg('Whole number')],
      ['last_four', msg('Last four')],
    ];
    return areFourEnough(this.person) ? ways : ways.slice(0, -1);
  }

  #way(way: Reading, word: string, chosen: Reading) {
    return html`<button type="button" aria-pressed=${way === chosen} @click=${() => this.#choose(way)}>${word}</button>`;
  }

  #zone() {
    return html`<cw-zone-field .person=${this.person} .checks=${this.checks}></cw-zone-field>`;
  }

  #lastFour() {
    const { documentCountry } = this.person;
    const country = documentCountry ? countryName(documentCountry) : undefined;
    const words = country
      ? msg(str`Last four characters of the number, ${country}`)
      : msg('Last four characters of the number');
    return html`<div class="compare">
      <label for="characters">${words}</label>
      ${this.#characters('last4', 4)} ${this.#compared()}
    </div>
    ${this.checks.phone?.isBound === false ? html`<p class="note">${msg('By four characters their phone does not count yet: for that, read the lines or type the whole number.')}</p>` : nothing}`;
  }

  #number() {
    return html`<div class="compare number">
      <label for="country">${msg('Issued by')}</label>
      <span class="field"><select id="country" @change=${this.#chooseCountry}>${this.#countries()}</select></span>
      <label for="characters">${msg('Number')}</label>
      ${this.#characters('number', 30)} ${this.#compared()}
    </div>
    <div class="in-date">
      <span id="in-date">${msg('Still valid on the document?')}</span>
      <span class="pick small" role="group" aria-labelledby="in-date">
        ${this.#inDate(true, msg('Yes'))}${this.#inDate(false, msg('Expired'))}
      </span>
    </div>`;
  }

  #inDate(isInDate: boolean, word: string) {
    const isPressed = this.checks.isInDate === isInDate;
    return html`<button type="button" aria-pressed=${isPressed} @click=${() => this.#tell({ isInDate })}>${word}</button>`;
  }

  #countries() {
    const chosen = countryOf(this.person, this.checks);
    return countryChoices().map(
      ({ value, name }) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`,
    );
  }

  #characters(kept: 'last4' | 'number', length: number) {
    const isWrong = charactersResult(this.person, this.checks) === false;
    return html`<span class="field"><input
      id="characters"
      class="code ${kept}"
      maxlength=${length}
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      dir="ltr"
      aria-describedby="compared"
      aria-invalid=${isWrong}
      .value=${this.checks[kept]}
      @input=${(event: InputEvent) => this.#type(kept, event.target as HTMLInputElement)}
    /></span>`;
  }

  #compared() {
    const result = charactersResult(this.person, this.checks);
    const isKnown = this.person.documentLast4 !== undefined;
    const words = result === undefined || !isKnown ? '' : result ? msg('as registered') : msg('not as registered');
    return html`<span id="compared" role="status" class=${result === false ? 'is-refuse' : 'is-admit'}>${words}</span>`;
  }

  #type(kept: 'last4' | 'number', field: HTMLInputElement) {
    const typed = field.value.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
    field.value = typed;
    this.#tell({ [kept]: typed });
  }

  #choose(reading: Reading) {
    this.#chosen = reading;
    this.#tell({ reading });
  }

  readonly #chooseCountry = (event: Event) => this.#tell({ country: (event.target as HTMLSelectElement).value });

  #tell(found: Partial<Checks>) {
    this.dispatchEvent(new CustomEvent<Partial<Checks>>('found', { detail: found, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-document-check': DocumentCheck;
  }
}
