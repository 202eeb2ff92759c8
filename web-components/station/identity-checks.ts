import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { WaitingPerson } from '../../server/identity/identity.contract.ts';
import '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { countryName, formatDate } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { type Checks, findingsOf, noChecks, readingOf, results, type Way } from './checks.ts';
import './document-check.ts';
import type { DocumentCheck } from './document-check.ts';
import { identityChecksStyles } from './identity-checks.styles.ts';
import './name-check.ts';
import './neither-panel.ts';
import type { NeitherPanel } from './neither-panel.ts';
import './phone-proof-panel.ts';
import type { RecognisedPhone } from './phone-proof-panel.ts';
import { pickStyles } from './pick.styles.ts';

type Answered = 'face' | 'nameAndCountry';

/**
 * What to compare, in order: the face, then how they show who they are, then the name. Tells by `checks-change` what the
 * officer found so far.
 */
@customElement('cw-identity-checks')
export class IdentityChecks extends LitElement {
  @property({ attribute: false }) person?: WaitingPerson;
  @property({ attribute: false }) checks: Checks = noChecks;
  @property({ type: Boolean }) busy = false;
  @property({ type: Boolean }) keys = true;

  @query('cw-document-check') private readonly document!: DocumentCheck | null;
  @query('cw-neither-panel') private readonly neither!: NeitherPanel | null;

  static override styles = [base, text, buttons, pickStyles, identityChecksStyles];

  /** As if the first answer of this check had been pressed, or its field chosen: for keys. */
  answer(position: number): void {
    if (position === 1) this.#tell({ face: true });
    if (position === 2) (this.document ?? this.neither)?.focus();
    if (position === 3 && this.#isNameAsked()) this.#tell({ nameAndCountry: true });
  }

  override render() {
    const { person } = this;
    if (!person) return nothing;
    const [face, way, name] = results(person, this.checks);
    return html`<ol @found=${this.#found}>
      ${this.#check(1, face, faceTitle(person, this.checks.way), this.#pick('face', msg('Yes'), msg('Not sure')))}
      ${this.#check(2, way, msg('How they show who they are'), this.#ways(), this.#way(person))}
      ${this.checks.way === 'document' ? this.#name(person, name) : nothing}
    </ol>`;
  }

  #check(
    position: number,
    result: boolean | undefined,
    title: string,
    answer: TemplateResult | string,
    more: TemplateResult | typeof nothing = nothing,
  ) {
    const mark = result === undefined ? position : html`<cw-mark kind=${result ? 'admit' : 'refuse'}></cw-mark>`;
    return html`<li>
      <span class="no">${mark}</span>
      <div>
        <div class="line"><h3 id="check-${position}">${title}</h3>${answer}</div>
        ${more}
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

  /** Three ways side by side, none before another. */
  #ways() {
    const ways: readonly (readonly [Way, string])[] = [
      ['document', msg('Document')],
      ['phone', msg('Phone')],
      ['neither', msg('Neither')],
    ];
    return html`<span class="pick" role="group" aria-labelledby="check-2">
      ${ways.map(
        ([way, word]) =>
          html`<button type="button" aria-pressed=${this.checks.way === way} @click=${() => this.#tell({ way })}>${word}</button>`,
      )}
    </span>`;
  }

  #way(person: WaitingPerson) {
    return html`<div class="how">${this.#needed(person)}${this.#content(person)}</div>`;
  }

  #content(person: WaitingPerson) {
    switch (this.checks.way) {
      case 'document':
        return html`<cw-document-check .person=${person} .checks=${this.checks}></cw-document-check>`;
      case 'phone':
        return this.#phone(person);
      default:
        return html`<cw-neither-panel .person=${person} ?busy=${this.busy}></cw-neither-panel>`;
    }
  }

  #phone(person: WaitingPerson) {
    const { phone } = this.checks;
    const isMore = phone && (!phone.isBound || person.needsDocument);
    return html`
      <cw-phone-proof-panel
        .verificationId=${person.verificationId}
        .keys=${this.keys}
        ?busy=${this.busy}
        @phone-recognised=${({ detail }: CustomEvent<RecognisedPhone | undefined>) => this.#tell({ phone: detail })}
      ></cw-phone-proof-panel>
      ${isMore ? html`<button class="btn btn--small" type="button" @click=${() => this.#tell({ way: 'document' })}>${msg('Go on with the document')}</button>` : nothing}
    `;
  }

  /** Said where it matters, and nothing hidden for it. */
  #needed({ needsDocument }: WaitingPerson) {
    if (!needsDocument || this.checks.way === 'neither') return nothing;
    return html`<p class="needed">${
      this.checks.way === 'phone'
        ? msg('Who is of this category shows a document each time. The phone may answer as well, but is not enough.')
        : msg('Who is of this category shows a document each time.')
    }</p>`;
  }

  #isNameAsked(): boolean {
    return (
      this.person !== undefined && this.checks.way === 'document' && readingOf(this.person, this.checks) !== 'zone'
    );
  }

  #name(person: WaitingPerson, result: boolean | undefined) {
    const title = msg('Name and country agree');
    if (this.#isNameAsked()) {
      return this.#check(3, result, title, this.#pick('nameAndCountry', msg('Agree'), msg('Differ')), facts(person));
    }
    const { read, isName } = findingsOf(person, this.checks);
    const isOther = read.zone !== undefined && isName === false;
    const said = html`<span class="small">${read.zone ? msg('Read from the document') : ''}</span>`;
    const more = isOther
      ? html`<cw-name-check .person=${person} .zone=${read.zone} .because=${this.checks.nameBecause}></cw-name-check>`
      : facts(person);
    return this.#check(3, isOther && !result ? false : result, title, said, more);
  }

  readonly #found = (event: CustomEvent<Partial<Checks>>) => this.#tell(event.detail);

  #tell(found: Partial<Checks>) {
    this.dispatchEvent(new CustomEvent<Checks>('checks-change', { detail: { ...this.checks, ...found } }));
  }
}

function facts({ name, nameLatin, country, birthDate }: WaitingPerson) {
  return html`<dl class="facts">
    <div class="whole"><dt>${msg('Name')}</dt><dd class="name" dir="auto">${name}</dd></div>
    ${nameLatin === name ? nothing : html`<div class="whole"><dt>${msg('In Latin letters')}</dt><dd class="name" dir="auto">${nameLatin}</dd></div>`}
    <div class=${birthDate ? nothing : 'whole'}><dt>${msg('Country')}</dt><dd>${countryName(country)}</dd></div>
    ${birthDate ? html`<div><dt>${msg('Born')}</dt><dd>${formatDate(`${birthDate}T00:00`)}</dd></div>` : nothing}
  </dl>`;
}

/** With a photograph the face is compared with both: a document alone may be somebody else's. */
function faceTitle({ photographVersion }: WaitingPerson, way: Way): string {
  if (way !== 'document') return msg('Same face as in the photograph');
  return photographVersion === undefined
    ? msg('Same face as on the document')
    : msg('Same face as in the photograph and on the document');
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-identity-checks': IdentityChecks;
  }
}
