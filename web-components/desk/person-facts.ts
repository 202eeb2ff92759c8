import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DelegateDetails, DelegateRow } from '../../server/registration/delegates/delegates.contract.ts';
import { mailAddress } from '../elements/mail-address.ts';
import '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { countryName, formatDate, formatDateTime } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { rows } from '../styles/rows.ts';
import { text } from '../styles/text.ts';
import { sayVisits } from './person/person-words.ts';
import { standingOf } from './words.ts';

/** What is registered of a person; until the details have come, each box keeps its place. */
@customElement('cw-person-facts')
export class PersonFacts extends LitElement {
  @property({ attribute: false }) row!: DelegateRow;
  @property({ attribute: false }) details: DelegateDetails | undefined;

  static override styles = [
    base,
    text,
    rows,
    loading,
    css`
      :host { display: block; }
      @media (max-width: 1120px) { .facts > div { grid-template-columns: 5rem minmax(0, 1fr); } }
    `,
  ];

  override render() {
    const { details } = this;
    const facts: [string, unknown][] = [
      [msg('Visits'), details && sayVisits(details)],
      [msg('Reference'), details?.externalReference],
      [msg('E-mail'), details && mailAddress(details.email)],
      [msg('Born'), details && (details.birthDate ? formatDay(details.birthDate) : '–')],
      [msg('Document'), details && documentOf(details)],
    ];
    return html`<dl class="facts">
      <div><dt>${msg('Registration')}</dt><dd>${this.#standing()}</dd></div>
      ${facts.map(
        ([name, value]) => html`<div><dt>${name}</dt><dd>${value ?? html`<span class="load"></span>`}</dd></div>`,
      )}
    </dl>`;
  }

  #standing() {
    const { mark, word, className } = standingOf(this.details ?? this.row);
    const verified = this.details?.verifiedAt;
    return html`
      <span class="status ${className}"><cw-mark kind=${mark}></cw-mark>${word}</span>
      ${verified ? html`<span class="small faint">${formatDateTime(verified)}</span>` : nothing}
    `;
  }
}

/** A calendar day has no time zone: it is written as it was given. */
const formatDay = (day: string) => formatDate(`${day}T12:00:00`);

function documentOf({ documentCountry, documentLast4 }: DelegateDetails): string {
  if (!documentCountry) return '–';
  const country = countryName(documentCountry);
  return documentLast4 ? msg(str`${country}, ends ${documentLast4}`) : country;
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-person-facts': PersonFacts;
  }
}
