import { msg, str } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { NamedDelegate } from '../../server/registration/delegates/delegates.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { categoryName } from '../styles/category-name.ts';
import { fields } from '../styles/fields.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';

/** Not everybody who searches is told where somebody works. */
type Named = Omit<NamedDelegate, 'affiliation'> & { readonly affiliation?: string };

interface Found {
  readonly delegates: readonly Named[];
  readonly isMore: boolean;
}

/**
 * Who is meant, by name or badge number; asked for with Enter, never while one types. Tells `choose-delegate`. In the slot,
 * what it is for, unless it is for an emergency.
 */
@customElement('cw-name-search')
export class NameSearch extends LitElement {
  @property({ attribute: false }) server!: { find(search: string): Promise<Found> };
  @state() private found: Found | undefined;
  @state() private isFinding = false;
  @state() private fault = '';
  @query('input') private readonly input!: HTMLInputElement;

  static override styles = [
    base,
    text,
    buttons,
    fields,
    css`
      :host { display: block; }
      form { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--s2) var(--s3); align-items: end; }
      .labelled { grid-template-columns: minmax(0, 1fr); }
      .field { --icon-size: 1.5rem; }
      input::-webkit-search-cancel-button { display: none; }
      .outcome { grid-column: 1 / -1; min-height: 1.25rem; font: var(--type-small); color: var(--ink-2); }
      .outcome.is-refuse { color: var(--refuse-text); }
      .what-for { max-width: var(--measure); text-wrap: pretty; }
      ul { margin-block-start: var(--s3); border-block-start: var(--rule-beam) solid var(--beam); }
      li { border-block-end: 1px solid var(--line); }
      li button { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: 0 var(--s4); width: 100%; min-height: 4rem; padding: var(--s2) 0; border: 0; background: none; text-align: start; cursor: pointer; }
      li button:hover { background: var(--surface-sunk); }
      .name { font-size: 1.25rem; line-height: 1.75rem; overflow-wrap: anywhere; }
      .what { grid-column: 1; overflow-wrap: anywhere; }
      li cw-icon { grid-area: 1 / 2 / span 2; color: var(--accent); }
    `,
  ];

  override focus() {
    void this.updateComplete.then(() => this.input.focus());
  }

  override render() {
    const delegates = this.found?.delegates ?? [];
    return html`
      <form role="search" @submit=${this.#submit}>
        <label class="labelled">${msg('Name or badge number')}<span class="field"><cw-icon name="search"></cw-icon><input
          name="search"
          type="search"
          dir="auto"
          minlength="2"
          maxlength="100"
          autocomplete="off"
          spellcheck="false"
          required
        /></span></label>
        <button class="btn btn--main" type="submit" ?disabled=${this.isFinding}>${msg('Find')}</button>
        <p class="outcome ${this.fault ? 'is-refuse' : ''}" role="status">${this.fault || this.#outcome()}</p>
      </form>
      ${
        delegates.length > 0
          ? html`<ul aria-label=${msg('Who is found')}>${delegates.map((delegate) => this.#row(delegate))}</ul>`
          : html`<p class="what-for quiet"><slot>${msg('For an emergency. You say why before you are told where somebody was last seen; administrators hear of it at once, and it stays in the ledger.')}</slot></p>`
      }
    `;
  }

  #outcome(): string {
    const { found } = this;
    if (!found) return '';
    const count = formatNumber(found.delegates.length);
    if (found.isMore) return msg(str`The first ${count} of many: type more of the name.`);
    if (found.delegates.length === 0)
      return msg('Nobody is found by this. Names are enough in part, and in either script.');
    return found.delegates.length === 1 ? msg('One person is found.') : msg(str`${count} are found.`);
  }

  #row(delegate: Named) {
    const { name, nameLatin, affiliation, category } = delegate;
    const latin = nameLatin === name ? '' : nameLatin;
    const rest = [latin, categoryName(category), affiliation].filter(Boolean).join(' · ');
    return html`<li>
      <button type="button" @click=${() => this.#choose(delegate)}>
        <span class="name" dir="auto">${name}</span>
        <span class="what small quiet">${rest}</span>
        <cw-icon name="right" onward></cw-icon>
      </button>
    </li>`;
  }

  #choose(detail: Named) {
    this.dispatchEvent(new CustomEvent('choose-delegate', { detail }));
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const search = String(new FormData(event.target as HTMLFormElement).get('search')).trim();
    if (search.length < 2 || this.isFinding) return;
    this.isFinding = true;
    this.fault = '';
    try {
      this.found = await this.server.find(search);
    } catch (error) {
      this.found = undefined;
      this.fault = sentenceOfError(error);
    }
    this.isFinding = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-name-search': NameSearch;
  }
}
