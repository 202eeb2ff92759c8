import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Named, NoWay, Way } from '../../server/wayfinding/router/way.ts';
import type { WayAnswerTold } from '../../server/wayfinding/ways/ways.contract.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { formatMetres, formatMinutes, formatTime, inOtherLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { closureReasons } from './closure-reasons.ts';
import { type Held, type HeldWay, pathOf } from './held-way.ts';
import { tellApart } from './other-ways.ts';
import { placeRow, placeRows } from './place-row.ts';
import './profile-choice.ts';
import './way-steps.ts';
import { changeWords, nameHere, noWayWords } from './way-words.ts';
import type { SignedPlace, WayWorld } from './way-world.ts';

/** The way from where one is to a place: how long, when one is there, and each step in words; where there is none, why. */
@customElement('cw-the-way')
export class TheWay extends LitElement {
  @property({ attribute: false }) world!: WayWorld;
  @property({ attribute: false }) held!: Held;
  /** When one must be there, where something begins. */
  @property({ type: Number }) arriveByMs: number | undefined;
  /** Of the other choice of steps, for its switch. */
  @property({ type: Number }) otherSeconds: number | undefined;
  /** Why, as the server says, which knows of zones that this phone does not. */
  @property({ attribute: false }) refusal: Extract<WayAnswerTold, { isFound: false }> | undefined;
  @property() hrefBack = '';
  @property({ attribute: false }) hrefOf: (place: SignedPlace) => string = () => '';
  /** Which of the ways is shown: 0 is the best. */
  @state() private chosen = 0;

  static override styles = [
    base,
    text,
    beam,
    placeRows,
    css`
      :host { display: grid; gap: var(--s4); }
      .back { display: inline-flex; align-items: center; gap: var(--s2); min-height: var(--hit); justify-self: start; text-decoration: none; }
      h2 { font: 400 1.75rem/2.25rem var(--font-name); overflow-wrap: anywhere; text-align: -webkit-match-parent; text-align: match-parent; }
      .sum { display: flex; flex-wrap: wrap; align-items: baseline; gap: var(--s1) var(--s3); }
      .sum > b { font: var(--type-head); font-weight: 700; }
      .changed { border-inline-start: 4px solid var(--refer-text); padding-inline-start: var(--s3); }
      .reason { display: block; }
      .others { display: grid; }
      .others button { display: flex; justify-content: space-between; gap: var(--s3); min-height: 3.25rem; align-items: center; padding: 0; border: 0; border-block-end: 1px solid var(--line); background: none; cursor: pointer; text-align: start; font: var(--type-body); }
      .others [aria-pressed='true'] { font-weight: 700; border-inline-start: 4px solid var(--accent); padding-inline-start: var(--s3); background: var(--surface-raised); }
      h3 { font: 700 0.9375rem/1.5rem var(--font-ui); }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>) {
    const before = changed.get('held');
    if (!before || !('way' in before) || !('way' in this.held)) this.chosen = 0;
    else if (before.to !== this.held.to || pathOf(before.way) !== pathOf(this.held.way)) this.chosen = 0;
  }

  /** The way that is shown, for the map as well. */
  get shown(): Way | undefined {
    if (!('way' in this.held)) return undefined;
    return [this.held.way, ...this.held.alternatives][this.chosen] ?? this.held.way;
  }

  override render() {
    const { to, from, profile } = this.held;
    const other = inOtherLanguage(to.name);
    return html`
      <a class="back" href=${this.hrefBack}><cw-icon name="left" onward></cw-icon>${nameHere(from.name)}</a>
      <div>
        <p class="small quiet">${msg('The way to')}</p>
        <h2 dir="auto" tabindex="-1">${nameHere(to.name)}</h2>
        ${other ? html`<p class="quiet" lang=${other.lang} dir="auto">${other.text}</p>` : nothing}
      </div>
      ${'way' in this.held ? this.#sum(this.shown ?? this.held.way) : nothing}
      <cw-profile-choice .profile=${profile} .otherSeconds=${this.otherSeconds}></cw-profile-choice>
      ${'way' in this.held ? this.#way(this.held) : this.#none(this.held.noWay, this.held.reasons)}
    `;
  }

  #sum(way: Way) {
    const there = formatTime(new Date(way.arriveAtMs), { timeZone: this.world.header.timeZone });
    return html`<p class="sum" role="status">
      <b>${formatMinutes(way.seconds)}</b>
      <span>${formatMetres(way.metres)} · ${msg(str`there at ${there}`)}${this.#slack(way)}</span>
    </p>`;
  }

  #slack({ arriveAtMs }: Way) {
    if (this.arriveByMs === undefined) return nothing;
    const seconds = (this.arriveByMs - arriveAtMs) / 1000;
    if (seconds >= 60) return html` · ${msg(str`${formatMinutes(Math.floor(seconds / 60) * 60)} early`)}`;
    return seconds < 0
      ? html` · <b class="is-refer small">${msg(str`${formatMinutes(-seconds)} late`)}</b>`
      : html` · ${msg('just in time')}`;
  }

  #way(held: HeldWay) {
    const way = this.shown ?? held.way;
    const { changed } = held;
    return html`
      ${changed ? html`<p class="changed" role="alert">${changeWords(changed.why)}${closureReasons(changed.reasons)}</p>` : nothing}
      <cw-way-steps .world=${this.world} .way=${way} .to=${held.to}></cw-way-steps>
      ${held.alternatives.length > 0 ? this.#others(held) : nothing}
    `;
  }

  #others(held: HeldWay) {
    const ways = tellApart(this.world, [held.way, ...held.alternatives]);
    if (ways.length < 2) return nothing;
    return html`<section class="beam">
      <h3>${msg('Other ways')}</h3>
      <div class="others">
        ${ways.map(
          ({
            way,
            by,
            index,
          }) => html`<button type="button" aria-pressed=${index === this.chosen} @click=${() => this.#choose(index)}>
            <span>${formatMinutes(way.seconds)}${by ? html` · ${by}` : nothing}</span><span class="quiet">${formatMetres(way.metres)}</span>
          </button>`,
        )}
      </div>
    </section>`;
  }

  #choose(index: number) {
    this.chosen = index;
    this.dispatchEvent(new Event('shown-change'));
  }

  #none(noWay: NoWay, reasons: readonly Named[]) {
    const { to, from } = this.held;
    const why = this.refusal?.reason ?? noWay.reason;
    const near = this.refusal?.nearest?.code ?? this.world.byKey(noWay.nearest)?.code;
    const nearest = this.world.byCode(near);
    const help =
      this.world.byCode(this.refusal?.help?.code) ??
      this.world.nearest(from, ['help', 'desk'], this.held.profile, Date.now());
    const told = [
      [msg('The nearest place that you can reach'), nearest] as const,
      [msg('Who helps'), help === nearest ? undefined : help] as const,
    ];
    return html`
      <cw-notice in-flow>${noWayWords(why, nameHere(to.name))}${why === 'closed' ? closureReasons(reasons) : nothing}</cw-notice>
      ${told.map(([heading, place]) =>
        place && place.code !== from.code
          ? html`<section class="beam places"><h3>${heading}</h3>${placeRow(place, this.world, { href: this.hrefOf(place) })}</section>`
          : nothing,
      )}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-the-way': TheWay;
  }
}
