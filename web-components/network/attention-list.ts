import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../elements/age.ts';
import '../elements/mark.ts';
import type { MarkKind } from '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { formatNumber, formatTime } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { sayAttention } from './attention-words.ts';
import type { Attention } from './cause.ts';
import type { ZoneNames } from './words.ts';

const shownAtMost = 12;
const shownOnWall = 5;

/** What needs a person, worst first: one cause, one row. Event `look` with the `Attention` to bring into view. */
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
  /** Large, the worst few alone, and nothing to press. */
  @property({ type: Boolean, reflect: true }) wall = false;

  static override styles = [
    base,
    text,
    beam,
    loading,
    css`
      :host { display: block; }
      li { display: grid; grid-template-columns: 1.25rem minmax(0, 1fr); gap: 0 var(--s3); padding-block: var(--s3); border-block-end: 1px solid var(--line); margin-inline: calc(var(--inset-start, 0px) * -1) calc(var(--inset-end, 0px) * -1); padding-inline: var(--inset-start, 0px) var(--inset-end, 0px); }
      li > cw-mark { margin-block-start: 2px; }
      li p { font: 400 0.9375rem/1.375rem var(--font-ui); text-wrap: pretty; }
      li.now { background: var(--surface-raised); box-shadow: inset 4px 0 var(--accent); }
      li.now:dir(rtl) { box-shadow: inset -4px 0 var(--accent); }
      .meta { grid-column: 2; display: flex; gap: var(--s3); align-items: center; margin-block-start: var(--s1); font: var(--type-note); color: var(--ink-2); }
      .meta button { margin-inline-start: auto; min-height: 1.5rem; padding: 0; border: 0; background: none; color: var(--accent); font: 700 0.8125rem/1.25rem var(--font-ui); cursor: pointer; }
      .calm { color: var(--ink-2); padding-block: var(--s2); }
      .waiting { display: grid; grid-template-columns: none; gap: var(--s2); padding-block: var(--s4); }
      .waiting .load { width: 88%; } .waiting .load + .load { width: 56%; }
      :host([stale]) :is(p, .meta) { color: var(--stale-text); }
      :host([wall]) h2 { font: var(--type-title); }
      :host([wall]) .small { font: var(--type-lead); }
      :host([wall]) li { grid-template-columns: 2rem minmax(0, 1fr); padding-block: var(--s4); --mark-size: 1.75rem; }
      :host([wall]) p { font: 400 1.5rem/2.125rem var(--font-ui); }
      :host([wall]) .meta { font: var(--type-lead); }
      @media (pointer: coarse) { .meta button { min-height: var(--hit); } }
    `,
  ];

  override render() {
    const count = this.attentions?.length ?? 0;
    const number = formatNumber(count);
    return html`<section class="beam">
      <div class="head">
        <h2>${msg('Needs attention')}</h2>
        <span class="small">${count > 1 ? msg(str`${number}, worst first`) : nothing}</span>
      </div>
      ${this.#list()}
    </section>`;
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
    return html`<ul>${repeat(
      attentions.slice(0, this.wall ? shownOnWall : shownAtMost),
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
        ${since ? html`<span>${this.#age(since, isAtLeast)}</span>` : nothing}
        ${this.wall ? nothing : html`<button type="button" aria-label=${msg(str`Show: ${lead}`)} @click=${() => this.#look(attention)}>${msg('Show')}</button>`}
      </div>
    </li>`;
  }

  /** For how long it has been so; of what was so already when the page opened no more is known than that. */
  #age(since: string, isAtLeast: boolean) {
    if (isAtLeast) return msg(str`since before ${formatTime(since)}`);
    return msg(html`for ${html`<cw-age since=${since} .until=${this.until}></cw-age>`}`);
  }

  #look(attention: Attention): void {
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
