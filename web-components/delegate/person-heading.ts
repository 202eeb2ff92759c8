import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DelegatePage } from '../../server/registration/delegate-page/delegate-page.contract.ts';
import { base } from '../styles/base.ts';
import { categoryName } from '../styles/category-name.ts';
import { countryName } from '../styles/format.ts';
import { text } from '../styles/text.ts';

/** Who the page belongs to: the name in their own script, in Latin letters, and what they come as. */
@customElement('cw-person-heading')
export class PersonHeading extends LitElement {
  @property({ attribute: false }) person!: Pick<
    DelegatePage,
    'name' | 'nameLatin' | 'category' | 'affiliation' | 'country'
  >;

  static override styles = [
    base,
    text,
    css`
      :host { display: block; }
      h1 { font-size: 2.25rem; line-height: 1.3; overflow-wrap: anywhere; text-wrap: balance; }
      h1.is-long { font-size: 1.75rem; }
      .latin { font: var(--type-lead); color: var(--ink-2); overflow-wrap: anywhere; }
      .role { font: 400 1.125rem/1.75rem var(--font-ui); color: var(--ink-2); overflow-wrap: anywhere; }
      .role b { color: var(--ink); }
      @media (max-height: 740px) { h1 { font-size: 1.875rem; } }
    `,
  ];

  override render() {
    const { name, nameLatin, category, affiliation, country } = this.person;
    const from = [affiliation, countryName(country)].filter(Boolean);
    return html`
      <h1 class="name ${[...name].length > 24 ? 'is-long' : ''}" dir="auto">${name}</h1>
      ${nameLatin === name ? nothing : html`<p class="latin"><bdi>${nameLatin}</bdi></p>`}
      <p class="role"><b>${categoryName(category)}</b> ${from.map((part) => html`· <bdi>${part}</bdi> `)}</p>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-person-heading': PersonHeading;
  }
}
