import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Changes, VersionComparison } from '../../server/wayfinding/versions/versions.contract.ts';
import { base } from '../styles/base.ts';
import { formatNumber, inPageLanguage } from '../styles/format.ts';
import { rows } from '../styles/rows.ts';
import { text } from '../styles/text.ts';

type Sort = keyof Changes['named'];

/** What publishing would change: places, walkways and levels that come, go and become others. */
@customElement('cw-version-changes')
export class VersionChanges extends LitElement {
  @property({ attribute: false }) comparison?: VersionComparison;

  static override styles = [
    base,
    text,
    rows,
    css`
      :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s4); }
      .named { display: grid; grid-template-columns: 8rem minmax(0, 1fr); gap: var(--s1) var(--s4); padding-block: var(--s2); border-block-end: 1px solid var(--line); }
      .named p { overflow-wrap: anywhere; }
      @media (max-width: 640px) { .named { grid-template-columns: 1fr; } }
    `,
  ];

  override render() {
    const { comparison } = this;
    if (!comparison) return nothing;
    const parts = [
      { name: msg('Places', { id: 'places-of-plan' }), changes: comparison.places },
      { name: msg('Walkways'), changes: comparison.walkways },
      { name: msg('Levels'), changes: comparison.levels },
    ];
    if (parts.every(({ changes: { added, removed, changed } }) => added + removed + changed === 0))
      return html`<p class="quiet">${msg('It is the same as what is in use.')}</p>`;
    return html`
      <table>
        <thead><tr><td></td><th scope="col" class="num">${sortName('added')}</th><th scope="col" class="num">${sortName('removed')}</th><th scope="col" class="num">${sortName('changed')}</th></tr></thead>
        <tbody>${parts.map(({ name, changes: { added, removed, changed } }) => html`<tr><th scope="row">${name}</th>${[added, removed, changed].map((count) => html`<td class="num">${formatNumber(count)}</td>`)}</tr>`)}</tbody>
      </table>
      <div>${sorts.map((sort) => this.#named(sort, comparison.places))}</div>
      <div>${sorts.map((sort) => this.#ways(sort, comparison.walkways))}</div>
    `;
  }

  #named(sort: Sort, places: Changes) {
    const named = places.named[sort];
    if (named.length === 0) return nothing;
    const more = places[sort] - named.length;
    return html`<div class="named">
      <p class="small quiet">${msg(str`Places: ${sortName(sort)}`)}</p>
      <p>${named.map(({ id, name }, index) => html`${index > 0 ? ' · ' : nothing}<span class="name" dir="auto">${name ? inPageLanguage(name) : id}</span>`)}
        ${more > 0 ? html`<span class="small quiet">${msg(str`and ${formatNumber(more)} more`)}</span>` : nothing}</p>
    </div>`;
  }

  /** Walkways that have a name, such as bridges: of the others nobody knows which they are. */
  #ways(sort: Sort, walkways: Changes) {
    const names = [...new Set(walkways.named[sort].flatMap(({ name }) => (name ? [inPageLanguage(name)] : [])))];
    if (names.length === 0) return nothing;
    return html`<div class="named">
      <p class="small quiet">${msg(str`Walkways: ${sortName(sort)}`)}</p>
      <p>${names.map((name, index) => html`${index > 0 ? ' · ' : nothing}<span class="name" dir="auto">${name}</span>`)}</p>
    </div>`;
  }
}

const sorts = ['added', 'removed', 'changed'] as const satisfies readonly Sort[];

function sortName(sort: Sort): string {
  switch (sort) {
    case 'added':
      return msg('new');
    case 'removed':
      return msg('gone');
    case 'changed':
      return msg('changed');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-version-changes': VersionChanges;
  }
}
