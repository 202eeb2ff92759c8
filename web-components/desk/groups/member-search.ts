import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { DelegateRow } from '../../../server/registration/delegates/delegates.contract.ts';
import { sentenceOfError } from '../../api/problem.ts';
import '../../elements/icon.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { categoryName } from '../../styles/category-name.ts';
import { fields } from '../../styles/fields.ts';
import { countryName } from '../../styles/format.ts';
import { text } from '../../styles/text.ts';
import type { GroupsServer } from './groups-server.ts';

/** Finds a delegate to take into the group: `add-member` with an id. */
@customElement('cw-member-search')
export class MemberSearch extends LitElement {
  @property({ attribute: false }) server!: GroupsServer;
  @property({ attribute: false }) members: ReadonlySet<string> = new Set();
  @state() private found?: readonly DelegateRow[] | undefined;
  @state() private error: unknown;
  @query('input') private readonly input!: HTMLInputElement;

  static override styles = [
    base,
    text,
    buttons,
    fields,
    css`
      :host { display: block; padding-block: var(--s4); max-width: 40rem; }
      form { display: flex; gap: var(--s2); }
      .field { flex: 1; min-width: 0; }
      li { display: flex; align-items: center; justify-content: space-between; gap: var(--s3); min-height: var(--hit); border-block-end: 1px solid var(--line); }
      li > span { min-width: 0; }
    `,
  ];

  override render() {
    return html`
      <form role="search" @submit=${this.#search}>
        <label class="field"><cw-icon name="search"></cw-icon><span class="vh">${msg('Find a delegate to take in')}</span>
          <input type="search" maxlength="200" dir="auto" autocomplete="off" placeholder=${msg('Find a delegate to take in')} />
        </label>
        <button class="btn">${msg('Find')}</button>
      </form>
      <div role="status">
        ${this.error ? html`<p class="fault">${sentenceOfError(this.error)}</p>` : nothing}
        ${this.found?.length === 0 ? html`<p class="quiet">${msg('Nobody of this name.')}</p>` : nothing}
      </div>
      <ul>${this.found?.map((row) => this.#row(row))}</ul>
    `;
  }

  #row({ id, name, category, country }: DelegateRow) {
    const isMember = this.members.has(id);
    return html`<li>
      <span class="cut"><span class="name" dir="auto">${name}</span> <span class="small quiet">${categoryName(category)} · ${countryName(country)}</span></span>
      <button class="btn btn--small" type="button" ?disabled=${isMember} @click=${() => this.dispatchEvent(new CustomEvent('add-member', { detail: id }))}>
        ${isMember ? msg('Is a member') : msg('Take in')}
      </button>
    </li>`;
  }

  async #search(event: SubmitEvent) {
    event.preventDefault();
    const search = this.input.value.trim();
    if (!search) return;
    try {
      this.found = (await this.server.findDelegates(search)).delegates;
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-member-search': MemberSearch;
  }
}
