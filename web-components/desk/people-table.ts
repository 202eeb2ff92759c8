import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DelegateRow } from '../../server/registration/delegates/delegates.contract.ts';
import '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { categoryName } from '../styles/category-name.ts';
import { countryName } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { rows } from '../styles/rows.ts';
import { text } from '../styles/text.ts';
import { markParts } from './mark-parts.ts';
import { mediaNames, standingOf } from './words.ts';

/**
 * People as rows. Arrow keys go from one to the next, and `choose-person` follows; Enter or a press sends
 * `open-person`; going up from the first sends `leave-people`.
 */
@customElement('cw-people-table')
export class PeopleTable extends LitElement {
  @property({ attribute: false }) people: readonly DelegateRow[] | undefined;
  @property({ attribute: false }) words: readonly string[] = [];
  @property({ attribute: false }) chosenId: string | undefined;
  @property({ attribute: false }) hasMore = false;

  static override styles = [
    base,
    text,
    buttons,
    rows,
    loading,
    css`
      :host { display: block; }
      table { table-layout: fixed; }
      thead th { position: sticky; inset-block-start: 0; z-index: var(--z-raised, 1); background: var(--surface); font: var(--type-small); color: var(--ink-2); }
      td { height: 3.75rem; padding-block: 0; vertical-align: middle; }
      :is(td, th):first-child { padding-inline-start: var(--s4); }
      th:nth-child(2) { width: 8rem; } th:nth-child(3) { width: 6.5rem; } th:nth-child(4) { width: 9.25rem; } th:nth-child(5) { width: 7rem; }
      tbody tr { position: relative; }
      tbody tr:hover td { background: var(--surface-sunk); --mark-on: var(--surface-sunk); }
      tbody tr[data-chosen] td { background: var(--surface-raised); --mark-on: var(--surface-raised); }
      tr[data-chosen] td:first-child { box-shadow: inset 4px 0 0 var(--accent); }
      :host(:dir(rtl)) tr[data-chosen] td:first-child { box-shadow: inset -4px 0 0 var(--accent); }
      button.person { display: block; width: 100%; padding: 0; border: 0; background: none; text-align: start; cursor: pointer; outline: 0; }
      button.person::after { content: ''; position: absolute; inset: 0; }
      button.person:focus-visible::after { outline: 3px solid var(--focus); outline-offset: -3px; }
      .name { display: block; font-size: 1.1875rem; line-height: 1.75rem; }
      .latin { display: block; font: var(--type-small); color: var(--ink-2); unicode-bidi: isolate; text-align: -webkit-match-parent; text-align: match-parent; }
      mark { background: var(--accent-wash); color: inherit; box-shadow: inset 0 -2px 0 var(--accent); }
      .status { vertical-align: bottom; }
      .aside th { padding-block: var(--s4) var(--s1); font: var(--type-small); color: var(--ink-2); text-align: start; white-space: nowrap; border: 0; }
      .load { width: 60%; }
      .btn { margin-block: var(--s4); }
      @media (max-width: 1120px) { :is(td, th):nth-child(3), :is(td, th):nth-child(5) { display: none; } }
      @media (max-width: 760px) { :is(td, th):nth-child(2) { display: none; } :is(td, th):first-child { padding-inline-start: var(--s3); } th:nth-child(4) { width: 7.5rem; } .status { font: var(--type-small); } }
    `,
  ];

  override render() {
    return html`
      <table @keydown=${this.#keyDown}>
        <thead><tr>
          <th scope="col">${msg('Name')}</th>
          <th scope="col">${msg('Country')}</th>
          <th scope="col">${msg('Category')}</th>
          <th scope="col">${msg('Registration')}</th>
          <th scope="col">${msg('Badge')}</th>
        </tr></thead>
        <tbody>${
          this.people
            ? repeat(
                this.people,
                ({ id }) => id,
                (person, i) => [this.#aside(i), this.#row(person)],
              )
            : this.#waiting()
        }</tbody>
      </table>
      ${
        this.hasMore
          ? html`<button class="btn" type="button" @click=${() => this.dispatchEvent(new Event('want-more'))}>
              ${msg('Show more')}
            </button>`
          : nothing
      }
    `;
  }

  /** Puts the focus on a person, or on the first. */
  enter(id?: string): void {
    const buttons = this.#buttons();
    (buttons.find((button) => button.dataset.id === id) ?? buttons[0])?.focus();
  }

  /** Puts the focus on the person in this place, or on the last. */
  async enterAt(place: number): Promise<void> {
    await this.updateComplete;
    const buttons = this.#buttons();
    buttons[Math.min(place, buttons.length - 1)]?.focus();
  }

  /** Before the first whose name is only like what was typed. */
  #aside(i: number) {
    const isSimilar = (person: DelegateRow | undefined) => person?.match === 'similar';
    if (!isSimilar(this.people?.[i]) || isSimilar(this.people?.[i - 1])) return nothing;
    return html`<tr class="aside"><th scope="rowgroup">${msg('Similar names')}</th></tr>`;
  }

  #row(person: DelegateRow) {
    const { mark, word, className } = standingOf(person);
    return html`<tr ?data-chosen=${person.id === this.chosenId}>
      <td>
        <button
          class="person"
          type="button"
          data-id=${person.id}
          aria-current=${person.id === this.chosenId ? 'true' : nothing}
          @focus=${() => this.#tell('choose-person', person)}
          @click=${() => this.#tell('open-person', person)}
        >${this.#names(person)}</button>
      </td>
      <td><span class="cut" dir="auto">${countryName(person.country)}</span></td>
      <td><span class="cut" dir="auto">${categoryName(person.category)}</span></td>
      <td><span class="status ${className}"><cw-mark kind=${mark}></cw-mark>${word}</span></td>
      <td><span class="cut" dir="auto">${mediaNames(person.badgeMedia)}</span></td>
    </tr>`;
  }

  #names({ name, nameLatin }: DelegateRow) {
    return html`
      <span class="name cut" dir="auto">${this.#marked(name)}</span>
      ${nameLatin === name ? nothing : html`<span class="latin cut" dir="auto">${this.#marked(nameLatin)}</span>`}
    `;
  }

  #marked(name: string) {
    return markParts(name, this.words).map((part) => (part.isHit ? html`<mark>${part.text}</mark>` : part.text));
  }

  #waiting() {
    return Array.from({ length: 8 }, () => html`<tr><td colspan="5"><span class="load"></span></td></tr>`);
  }

  #keyDown(event: KeyboardEvent) {
    const buttons = this.#buttons();
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 };
    const to = steps[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    if (to < 0) this.dispatchEvent(new Event('leave-people'));
    buttons[to]?.focus();
  }

  #buttons(): HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLButtonElement>('button.person')];
  }

  #tell(name: 'choose-person' | 'open-person', person: DelegateRow) {
    this.dispatchEvent(new CustomEvent(name, { detail: person }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-people-table': PeopleTable;
  }
}
