import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../elements/age.ts';
import '../elements/mark.ts';
import type { MarkKind } from '../elements/mark.ts';
import { RowsInSight } from '../elements/rows-in-sight.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { formatNumber, formatTime } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { sayAttention } from './attention-words.ts';
import type { Attention } from './cause.ts';
import type { ZoneNames } from './words.ts';

/**
 * What needs a person, worst first: one cause, one row. Rows show whole or not at all, and it says how many more there
 * are. Event `look` with the `Attention` to bring into view.
 */
@customElement('cw-attention-list')
export class AttentionList extends LitElement {
  /** Undefined while nothing has come. */
  @property({ attribute: false }) attentions?: readonly Attention[] | undefined;
  @property({ attribute: false }) zones: ZoneNames = new Map();
  /** The id of the one that is looked at. */
  @property() chosen = '';
  @property({ type: Boolean, reflect: true }) stale = false;
  /** Of which moment it is, where it is old: ages stand still there. ISO 8601. */
  @property({ attribute: false }) until?: string | undefined;
  /** Large, and nothing to press. */
  @property({ type: Boolean, reflect: true }) wall = false;

  /** On a phone, which shows the worst alone until more are asked for. */
  @state() private isWhole = false;

  @query('ul') private readonly list!: HTMLElement | null;

  readonly #sight = new RowsInSight(this, () => this.list);

  static override styles = [
    base,
    text,
    beam,
    loading,
    css`
      :host { display: block; min-height: 0; }
      section { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; height: 100%; }
      ul { overflow: hidden auto; scroll-snap-type: y mandatory; scrollbar-width: thin; margin-inline: calc(var(--inset-start, 0px) * -1) calc(var(--inset-end, 0px) * -1); }
      li { scroll-snap-align: start; display: grid; grid-template-columns: 1.25rem minmax(0, 1fr); gap: 0 var(--s3); padding-block: var(--s2); border-block-end: 1px solid var(--line); padding-inline: var(--inset-start, 0px) var(--inset-end, 0px); }
      li > cw-mark { margin-block-start: 2px; }
      li p { font: 400 0.9375rem/1.375rem var(--font-ui); text-wrap: pretty; }
      li.now { background: var(--surface-raised); box-shadow: inset 4px 0 var(--accent); }
      li.now:dir(rtl) { box-shadow: inset -4px 0 var(--accent); }
      .meta { grid-column: 2; display: flex; gap: var(--s3); align-items: center; font: var(--type-note); color: var(--ink-2); }
      .meta button { margin-inline-start: auto; min-height: 1.5rem; padding: 0; border: 0; background: none; color: var(--accent); font: 700 0.8125rem/1.25rem var(--font-ui); cursor: pointer; }
      /* Still there for who goes by keys: the focus brings it into sight. */
      li[data-cut] { opacity: 0; }
      .more { justify-self: end; min-height: 1.5rem; padding: 0; border: 0; background: none; font: 700 0.8125rem/1.25rem var(--font-ui); }
      button.more { color: var(--accent); cursor: pointer; }
      .calm { color: var(--ink-2); padding-block: var(--s2); }
      .waiting { display: grid; grid-template-columns: none; gap: var(--s2); padding-block: var(--s4); }
      .waiting .load { width: 88%; } .waiting .load + .load { width: 56%; }
      :host([stale]) :is(p, .meta) { color: var(--stale-text); }
      :host([wall]) ul { overflow: hidden; }
      :host([wall]) :is(h2, .small, .more) { font-size: clamp(1.125rem, 1.85vh, 1.375rem); }
      :host([wall]) li { grid-template-columns: 1.75rem minmax(0, 1fr); padding-block: clamp(var(--s2), 1.2vh, var(--s4)); --mark-size: 1.5rem; }
      :host([wall]) li p { font: 400 clamp(1.125rem, 2.05vh, 1.5rem) / 1.36 var(--font-ui); }
      :host([wall]) .meta { margin-block-start: var(--s1); font: 400 clamp(0.9375rem, 1.67vh, 1.125rem) / 1.33 var(--font-ui); }
      @media (max-width: 760px) {
        :host(:not([wall])) ul { overflow: visible; }
        :host(:not([wall])) ul:not(.whole) > :nth-child(n + 6) { display: none; }
        p.more:empty { display: none; }
      }
      @media (pointer: coarse) { :is(.meta button, button.more) { min-height: var(--hit); } }
    `,
  ];

  override render() {
    const count = this.attentions?.length ?? 0;
    const number = formatNumber(count);
    return html`<section class="beam">
      <div class="head">
        <h2>${msg('Needs attention')}</h2>
        <bdi class="small">${count > 1 ? msg(str`${number}, worst first`) : nothing}</bdi>
      </div>
      ${this.#list()}
      ${count > 0 ? this.#more() : nothing}
    </section>`;
  }

  /** How many there are besides; its room is kept while there are none, so that rows stay where they are. */
  #more() {
    const { more } = this.#sight;
    if (more === 0) return html`<p class="more"></p>`;
    const words = msg(str`${formatNumber(more)} more`);
    if (this.wall) return html`<p class="more">${words}</p>`;
    return html`<button class="more" type="button" @click=${this.#goOn}>${words}</button>`;
  }

  #list() {
    const { attentions } = this;
    if (!attentions) {
      const row = html`<li class="waiting"><span class="load"></span><span class="load"></span></li>`;
      return html`<ul aria-busy="true">${[row, row, row]}</ul>`;
    }
    if (attentions.length === 0) {
      return html`<p class="calm">${msg('Nothing. Sentences appear here when something needs a person.')}</p>`;
    }
    return html`<ul class=${this.isWhole ? 'whole' : ''} @scroll=${this.#sight.look}>${repeat(
      attentions,
      ({ id }) => id,
      (attention) => this.#row(attention),
    )}</ul>`;
  }

  #row(attention: Attention) {
    const { lead, rest } = sayAttention(attention, this.zones);
    const { since, isAtLeast = false } = attention;
    const isChosen = attention.id === this.chosen;
    return html`<li class=${isChosen ? 'now' : ''}>
      <cw-mark kind=${markOf(attention)} ?plain=${this.stale}></cw-mark>
      <p><b>${lead}</b> ${rest}</p>
      <div class="meta">
        ${since ? html`<bdi>${this.#age(since, isAtLeast)}</bdi>` : nothing}
        ${this.wall ? nothing : html`<button type="button" aria-label=${msg(str`Show: ${lead}`)} @click=${() => this.#show(attention)}>${msg('Show')}</button>`}
      </div>
    </li>`;
  }

  /** For how long it has been so; of what was so already when the page first saw it no more is known than that. */
  #age(since: string, isAtLeast: boolean) {
    if (isAtLeast) return msg(str`since before ${formatTime(since)}`);
    return msg(html`for ${html`<cw-age since=${since} .until=${this.until}></cw-age>`}`);
  }

  #goOn = (): void => {
    this.isWhole = true;
    const { list } = this;
    const next = list?.children[list.children.length - this.#sight.more];
    if (!list || !next) return;
    list.scrollTop += next.getBoundingClientRect().top - list.getBoundingClientRect().top;
  };

  #show(attention: Attention): void {
    this.dispatchEvent(new CustomEvent('look', { detail: attention }));
  }
}

/** By the shape that its hotspots have on the map. */
function markOf({ kind }: Attention): MarkKind {
  switch (kind) {
    case 'zone_overloaded':
    case 'hotspot_overloaded':
    case 'scattered_overloaded':
      return 'overloaded';
    case 'doubtful':
    case 'empty_amid_full':
      return 'doubt';
    default:
      return 'silent';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-attention-list': AttentionList;
  }
}
