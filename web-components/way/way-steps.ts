import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { rideKinds } from '../../db/venue-vocabulary.ts';
import { isToldToLeave, minutesOf } from '../../server/wayfinding/departures/next-rides.ts';
import type { Way, WayLeg, WayStep } from '../../server/wayfinding/router/way.ts';
import { describeSteps } from '../../server/wayfinding/router/way-steps.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { formatDuration, formatMetres, formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import './hand-off.ts';
import { isCrowded } from './held-way.ts';
import './ride-leaves.ts';
import { leavesEveryWords } from './ride-words.ts';
import { iconOfStep, nameHere, sentenceOfStep } from './way-words.ts';
import type { SignedPlace, WayWorld } from './way-world.ts';

const isRide = ({ kind }: Pick<WayStep, 'kind'>) => rideKinds.some((ride) => ride === kind);

/** The way in words: an ordered list, large enough to be read while walking. */
@customElement('cw-way-steps')
export class WaySteps extends LitElement {
  @property({ attribute: false }) world!: WayWorld;
  @property({ attribute: false }) way!: Way;
  @property({ attribute: false }) to!: SignedPlace;

  static override styles = [
    base,
    text,
    css`
      :host { display: block; }
      li { display: grid; grid-template-columns: 2rem minmax(0, 1fr) auto; gap: var(--s3); align-items: start; padding-block: var(--s3); border-block-end: 1px solid var(--line); font: 400 1.25rem/1.75rem var(--font-ui); --icon-size: 1.75rem; }
      li:last-child { border-block-end: 0; font-weight: 700; }
      small { display: block; font: var(--type-small); color: var(--ink-2); }
      .far { font: var(--type-small); line-height: 1.75rem; color: var(--ink-2); white-space: nowrap; }
      cw-ride-leaves { color: var(--ink); font-weight: 700; }
      .crowded { color: var(--refer-text); font-weight: 700; }
    `,
  ];

  override render() {
    const steps = describeSteps(this.world.router.graph, this.way);
    return html`<ol>
      ${steps.map((step, i) => this.#step(step, step.handOff !== undefined && step.handOff !== steps[i - 1]?.handOff))}
      <li><cw-icon name="pin"></cw-icon><span>${msg(str`You are there: ${nameHere(this.to.name)}`)}</span></li>
    </ol>`;
  }

  #step(step: WayStep, beginsOutside: boolean) {
    const level = step.toLevelId === undefined ? undefined : this.world.level(step.toLevelId);
    const seen = step.landmarks
      .flatMap((key) => (key === this.to.key ? [] : (this.world.byKey(key) ?? [])))
      .map(({ name }) => nameHere(name));
    const stop = this.world.byKey(step.towards);
    const towards = stop ? nameHere(stop.name) : step.turn === undefined ? seen[0] : undefined;
    const sentence = sentenceOfStep(step, level && nameHere(level.name), towards);
    const isNamedThere = seen[0] !== undefined && seen[0] === towards && sentence.includes(seen[0]);
    const more = this.#more(step, isNamedThere ? seen.slice(1) : seen);
    return html`<li>
      <cw-icon name=${iconOfStep(step)}></cw-icon>
      <span>
        ${sentence}${more.length > 0 ? html`<small>${more.map((part, i) => html`${i > 0 ? ' · ' : nothing}${part}`)}</small>` : nothing}
        ${beginsOutside && step.handOff ? html`<cw-hand-off .walk=${{ ...step.handOff, name: this.#nameOfEnd(step) }}></cw-hand-off>` : nothing}
      </span>
      <span class="far">${formatMetres(step.metres)}</span>
    </li>`;
  }

  #nameOfEnd({ handOff }: WayStep): string {
    return nameHere((this.world.byKey(handOff?.place) ?? this.to).name);
  }

  /** Of a ride, when the one leaves that the way takes, where that is told. */
  #leaves({ walkway, isForward, entersAtMs }: WayLeg) {
    const { router, conditions, header } = this.world;
    const ride = router.graph.walkways[walkway];
    if (!ride || !isRide(ride)) return undefined;
    if (isToldToLeave(conditions, 2 * walkway + (isForward ? 0 : 1), entersAtMs))
      return html`<cw-ride-leaves .atMs=${entersAtMs} .timeZone=${header.timeZone}></cw-ride-leaves>`;
    return ride.headwayS === undefined ? undefined : leavesEveryWords(minutesOf(ride.headwayS));
  }

  #more({ stairs, waitSeconds, firstLeg, lastLeg }: WayStep, seen: readonly string[]) {
    const legs = this.way.legs.slice(firstLeg, lastLeg + 1);
    return [
      ...(stairs ? [msg(str`steps: ${formatNumber(stairs)}`)] : []),
      ...legs.slice(0, 1).flatMap((leg) => this.#leaves(leg) ?? []),
      ...(waitSeconds >= 20 ? [msg(str`wait: ${formatDuration(waitSeconds * 1000)}`)] : []),
      ...(isCrowded(this.world, { legs }) ? [html`<span class="crowded">${msg('crowded now')}</span>`] : []),
      // Names of places have commas of their own.
      ...(seen.length > 0 ? [msg(str`beside ${seen.join(' / ')}`)] : []),
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-way-steps': WaySteps;
  }
}
