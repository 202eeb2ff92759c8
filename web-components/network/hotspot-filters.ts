import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Band, bands, hotspotStates } from '../../db/vocabulary.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { fields } from '../styles/fields.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import type { Roster } from './roster.ts';
import type { TableFilter } from './table-order.ts';
import { bandName, stateName, type ZoneNames, zoneNameOf } from './words.ts';

interface Option {
  readonly value: string;
  readonly word: string;
}

/**
 * What the table is narrowed to, in two lines; what else is said of the table goes into the slot, at the end of the
 * second. Event `filter` with all of it; choices that the roster does not offer are left out.
 */
@customElement('cw-hotspot-filters')
export class HotspotFilters extends LitElement {
  @property({ attribute: false }) roster?: Roster | undefined;
  @property({ attribute: false }) zones: ZoneNames = new Map();
  /** Names of levels by number. */
  @property({ attribute: false }) levels: ReadonlyMap<number, string> = new Map();
  @property({ attribute: false }) filter: TableFilter = {};

  static override styles = [
    base,
    text,
    fields,
    css`
      :host { display: grid; gap: var(--s2); min-width: 0; }
      .line { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2); }
      .line:first-child { padding-inline-end: var(--find-end, 0px); }
      .field { min-height: 2.25rem; font: var(--type-small); padding-inline: var(--s2); }
      .search { flex: 1 1 8rem; min-width: 0; max-width: 14rem; }
      .field select { max-width: 7.5rem; min-height: 2rem; color: inherit; background: var(--surface-raised); }
      .field:has(select.set) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
      @media (max-width: 1100px) { .field select { max-width: 6.25rem; } }
      @media (max-width: 520px) {
        :host { grid-template-columns: repeat(6, minmax(0, 1fr)); align-items: center; }
        .line { display: contents; }
        .field { grid-column: span 3; }
        .line + .line .field, ::slotted(*) { grid-column: span 2; }
        .search { grid-column: 1 / -1; max-width: none; }
        .field select { width: 100%; max-width: 100%; }
        ::slotted(.about) { grid-column: span 4; }
        ::slotted(.btn) { justify-self: end; }
      }
      @media (pointer: coarse) { .field { min-height: var(--hit); } }
    `,
  ];

  override render() {
    const { state, carrier, band, level, zoneId } = this.filter;
    return html`
      <div class="line"><label class="field search">
        <cw-icon name="search"></cw-icon>
        <input type="search" autocomplete="off" spellcheck="false" maxlength="100" aria-label=${msg('Find a hotspot')} placeholder=${msg('Code, place or carrier')} .value=${this.filter.search ?? ''} @input=${(event: Event) => this.#tell({ search: (event.target as HTMLInputElement).value })} />
      </label>
      ${this.#choice(
        msg('Any state'),
        hotspotStates.map((value) => ({ value, word: stateName(value) })),
        state,
        (value) => this.#tell({ state: hotspotStates.find((each) => each === value) }),
      )}
      ${this.#choice(msg('Any carrier'), this.#carriers(), carrier, (value) => this.#tell({ carrier: value }))}</div>
      <div class="line">${this.#choice(
        msg('Any band'),
        bands.map((value) => ({ value, word: bandName(value) })),
        band,
        (value) => this.#tell({ band: bands.find((each): each is Band => each === value) }),
      )}
      ${this.#choice(msg('Any level'), this.#levels(), level?.toString(), (value) =>
        this.#tell({ level: value === undefined ? undefined : Number(value) }),
      )}
      ${this.#choice(msg('Any zone'), this.#zones(), zoneId, (value) => this.#tell({ zoneId: value }))}
      <slot></slot></div>
    `;
  }

  #choice(any: string, options: readonly Option[], chosen: string | undefined, tell: (value?: string) => void) {
    if (options.length < 2) return nothing;
    const isSet = options.some(({ value }) => value === chosen);
    return html`<span class="field"><select
      aria-label=${any}
      class=${isSet ? 'set' : ''}
      @change=${({ target }: Event) => tell((target as HTMLSelectElement).value || undefined)}
    >
      <option value="" .selected=${!isSet}>${any}</option>
      ${options.map(({ value, word }) => html`<option value=${value} .selected=${value === chosen}>${word}</option>`)}
    </select></span>`;
  }

  #carriers(): Option[] {
    return byWord((this.roster?.carriers.names ?? []).flatMap((value) => (value ? [{ value, word: value }] : [])));
  }

  #zones(): Option[] {
    const ids = this.roster?.zones.names ?? [];
    return byWord(ids.flatMap((value) => (value ? [{ value, word: zoneNameOf(this.zones, value) }] : [])));
  }

  #levels(): Option[] {
    const numbers = [...new Set(this.roster?.hotspots.map(({ level }) => level))].sort((a, b) => a - b);
    return numbers.map((level) => ({ value: `${level}`, word: this.levels.get(level) ?? formatNumber(level) }));
  }

  #tell(changed: TableFilter): void {
    this.dispatchEvent(new CustomEvent('filter', { detail: { ...this.filter, ...changed } }));
  }
}

const byWord = (options: Option[]): Option[] => options.sort((a, b) => a.word.localeCompare(b.word));

declare global {
  interface HTMLElementTagNameMap {
    'cw-hotspot-filters': HotspotFilters;
  }
}
