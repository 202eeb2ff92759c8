import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { fields } from '../styles/fields.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { itemsLike, type WalkwayItem } from './walkway-items.ts';

const shownAtOnce = 60;

/**
 * The walkways as a list to search and tick: the same ones as on the map. Event `choose-item` with the item, and whether it is
 * chosen now.
 */
@customElement('cw-walkway-choice')
export class WalkwayChoice extends LitElement {
  @property({ attribute: false }) items: readonly WalkwayItem[] = [];
  @property({ attribute: false }) chosen: ReadonlySet<string> = new Set();
  @state() private search = '';

  static override styles = [
    base,
    text,
    fields,
    css`
      :host { display: grid; gap: var(--s2); }
      ul { max-height: 15rem; overflow-y: auto; border-block: 1px solid var(--line); scrollbar-gutter: stable; }
      li label { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 var(--s3); align-items: center; min-height: var(--hit); padding-block: var(--s1); border-block-end: 1px solid var(--line); cursor: pointer; overflow-wrap: anywhere; }
      li:last-child label { border-block-end: 0; }
      li label:hover { background: var(--surface-sunk); }
      input[type='checkbox'] { width: 1.25rem; height: 1.25rem; margin-inline-start: var(--s1); accent-color: var(--accent); }
      .is-chosen .name { font-weight: 700; }
    `,
  ];

  override render() {
    const found = itemsLike(this.items, this.search);
    const shown = found.slice(0, shownAtOnce);
    const [count, all] = [shown.length, found.length].map(formatNumber);
    return html`
      <label class="labelled">${msg('Walkways')}
        <span class="field"><cw-icon name="search"></cw-icon><input
          type="search"
          autocomplete="off"
          spellcheck="false"
          placeholder=${msg('A name, a kind, or a place it leads to')}
          .value=${this.search}
          @input=${(event: Event) => {
            this.search = (event.target as HTMLInputElement).value;
          }}
        /></span></label>
      ${
        found.length === 0
          ? html`<p class="quiet" role="status">${msg('No walkway is like that.')}</p>`
          : html`<ul aria-label=${msg('Walkways')}>${repeat(
              shown,
              ({ ids }) => ids[0],
              (item) => this.#row(item),
            )}</ul>`
      }
      ${found.length > shown.length ? html`<p class="small quiet" role="status">${msg(str`${count} of ${all}: type more to find others.`)}</p>` : nothing}
    `;
  }

  #row(item: WalkwayItem) {
    const isChosen = item.ids.every((id) => this.chosen.has(id));
    const isPartly = !isChosen && item.ids.some((id) => this.chosen.has(id));
    return html`<li class=${isChosen ? 'is-chosen' : ''}><label>
      <input type="checkbox" .checked=${isChosen} .indeterminate=${isPartly} @change=${(event: Event) => {
        const isOn = (event.target as HTMLInputElement).checked;
        this.dispatchEvent(new CustomEvent('choose-item', { detail: { item, isOn } }));
      }} />
      <span><span class=${item.isNamed ? 'name' : ''} dir="auto">${item.title}</span><br><span class="small quiet">${item.detail}</span></span>
    </label></li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-walkway-choice': WalkwayChoice;
  }
}
