import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { WaitingPerson } from '../../server/identity/identity.contract.ts';
import '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { fields } from '../styles/fields.ts';
import { countryName, formatDate } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { type Checks, noChecks, results } from './checks.ts';
import { identityChecksStyles } from './identity-checks.styles.ts';

type Answered = 'face' | 'nameAndCountry';

/** What to compare, in order. Tells by an event `checks-change` what the officer found so far. */
@customElement('cw-identity-checks')
export class IdentityChecks extends LitElement {
  @property({ attribute: false }) person?: WaitingPerson;
  @property({ attribute: false }) checks: Checks = noChecks;

  @query('input') private readonly characters!: HTMLInputElement | null;

  static override styles = [base, text, fields, identityChecksStyles];

  /** As if the first answer of this check had been pressed, or its field chosen: for keys. */
  answer(position: number): void {
    if (position === 1) this.#tell({ face: true });
    if (position === 3) this.#tell({ nameAndCountry: true });
    if (position !== 2) return;
    this.characters?.focus();
  }

  override render() {
    const { person } = this;
    if (!person) return nothing;
    const [face, document, nameAndCountry] = results(person, this.checks);
    return html`<ol>
      ${this.#check(1, face, faceTitle(person), this.#pick('face', msg('Yes'), msg('Not sure')))}
      ${this.#check(2, document, this.#documentTitle(person), this.#documentAnswer(person, document))}
      ${this.#check(3, nameAndCountry, msg('Name and country agree'), this.#pick('nameAndCountry', msg('Agree'), msg('Differ')), this.#facts(person))}
    </ol>`;
  }

  #check(position: number, result: boolean | undefined, title: string, answer: TemplateResult, facts?: TemplateResult) {
    const mark = result === undefined ? position : html`<cw-mark kind=${result ? 'admit' : 'refuse'}></cw-mark>`;
    return html`<li>
      <span class="no">${mark}</span>
      <div>
        <div class="line"><h3 id="check-${position}">${title}</h3>${answer}</div>
        ${facts ?? nothing}
      </div>
    </li>`;
  }

  #pick(name: Answered, yes: string, no: string) {
    const found = this.checks[name];
    const position = name === 'face' ? 1 : 3;
    return html`<span class="pick" role="group" aria-labelledby="check-${position}">
      <button type="button" aria-pressed=${found === true} @click=${() => this.#tell({ [name]: true })}>${yes}</button>
      <button type="button" aria-pressed=${found === false} @click=${() => this.#tell({ [name]: false })}>${no}</button>
    </span>`;
  }

  #documentTitle({ documentLast4 }: WaitingPerson): string {
    return documentLast4 === undefined
      ? msg('The document is genuine and in date')
      : msg('The document that was registered');
  }

  #documentAnswer(person: WaitingPerson, result: boolean | undefined) {
    const length = person.documentLast4 === undefined ? 30 : 4;
    const country = person.documentCountry ? countryName(person.documentCountry) : undefined;
    return html`<div class="compare">
      <label for="characters">
        ${length > 4 ? msg('Number of the document') : country ? msg(str`Last four characters of the number, ${country}`) : msg('Last four characters of the number')}
      </label>
      <span class="field"><input
        id="characters"
        class="code"
        maxlength=${length}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        dir="ltr"
        aria-describedby="compared"
        aria-invalid=${result === false}
        .value=${this.checks.documentLast4}
        @input=${(event: InputEvent) => this.#type(event.target as HTMLInputElement)}
      /></span>
      <span id="compared" role="status" class=${result === false ? 'is-refuse' : 'is-admit'}>${this.#compared(result)}</span>
    </div>`;
  }

  #compared(result: boolean | undefined): string {
    if (result === undefined) return '';
    if (this.person?.documentLast4 === undefined) return '';
    return result ? msg('as registered') : msg('not as registered');
  }

  #facts({ name, nameLatin, country, birthDate }: WaitingPerson) {
    return html`<dl class="facts">
      <div class="whole"><dt>${msg('Name')}</dt><dd class="name" dir="auto">${name}</dd></div>
      ${nameLatin === name ? nothing : html`<div class="whole"><dt>${msg('In Latin letters')}</dt><dd class="name" dir="auto">${nameLatin}</dd></div>`}
      <div class=${birthDate ? nothing : 'whole'}><dt>${msg('Country')}</dt><dd>${countryName(country)}</dd></div>
      ${birthDate ? html`<div><dt>${msg('Born')}</dt><dd>${formatDate(`${birthDate}T00:00`)}</dd></div>` : nothing}
    </dl>`;
  }

  #type(field: HTMLInputElement) {
    const documentLast4 = field.value.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
    field.value = documentLast4;
    this.#tell({ documentLast4 });
  }

  #tell(found: Partial<Checks>) {
    this.dispatchEvent(new CustomEvent<Checks>('checks-change', { detail: { ...this.checks, ...found } }));
  }
}

/** With a photograph the face is compared with both: a document alone may be somebody else's. */
const faceTitle = ({ photographVersion }: WaitingPerson): string =>
  photographVersion === undefined
    ? msg('Same face as on the document')
    : msg('Same face as in the photograph and on the document');

declare global {
  interface HTMLElementTagNameMap {
    'cw-identity-checks': IdentityChecks;
  }
}
