import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { isStop, placeAtEnd, type Ride, ridesFrom, timesOf } from '../../server/wayfinding/departures/next-rides.ts';
import '../elements/icon.ts';
import { TickController } from '../elements/tick-controller.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { formatTime } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { departureWords, lineWords } from './ride-words.ts';
import { nameHere } from './way-words.ts';
import type { SignedPlace, WayWorld } from './way-world.ts';

interface Line {
  readonly ride: Ride;
  readonly name: string;
  readonly towards: string | undefined;
}

/**
 * Shuttles and boats that leave from where one stands, with their next departures; nothing where none does. Each keeps its
 * place and its height whatever is told of it, so that nothing moves under a finger.
 */
@customElement('cw-stop-departures')
export class StopDepartures extends LitElement {
  @property({ attribute: false }) world!: WayWorld;
  @property({ attribute: false }) place!: SignedPlace;
  #lines: readonly Line[] = [];
  readonly tick = new TickController(this);

  static override styles = [
    base,
    text,
    beam,
    css`
      :host { display: block; }
      section { margin-block-start: var(--s4); }
      li { display: grid; grid-template-columns: 2rem minmax(0, 1fr); gap: 0 var(--s3); align-items: start; padding-block: var(--s3); border-block-end: 1px solid var(--line); --icon-size: 1.75rem; }
      .line { font: var(--type-body); overflow-wrap: anywhere; }
      .times { display: flex; gap: var(--s5); min-height: 2rem; font: 700 1.25rem/2rem var(--font-ui); font-variant-numeric: tabular-nums; white-space: nowrap; }
      .times li { display: block; padding: 0; border: 0; }
      .times li:nth-child(n + 2) { font-weight: 400; }
      .untold { font-weight: 400; font-size: 1.0625rem; }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('world') || changed.has('place')) this.#lines = this.#linesHere();
  }

  /** By their names: who comes again finds each where it was. */
  #linesHere(): Line[] {
    const { graph } = this.world.router;
    return ridesFrom(graph, this.place.doors)
      .map((ride) => {
        const towards = placeAtEnd(graph.places, ride);
        return { ride, name: lineWords(ride), towards: towards && nameHere(towards.name) };
      })
      .sort((a, b) => a.name.localeCompare(b.name) || (a.towards ?? '').localeCompare(b.towards ?? ''));
  }

  override render() {
    if (this.#lines.length === 0 && !isStop(this.place)) return nothing;
    return html`<section class="beam">
      <div class="head"><h3 id="heading">${msg('Next departures')}</h3><span class="small">${this.#asOf()}</span></div>
      ${
        this.#lines.length === 0
          ? html`<p class="small quiet">${msg('None from here is known.')}</p>`
          : html`<ul aria-labelledby="heading">${this.#lines.map((line) => this.#row(line, Date.now()))}</ul>`
      }
    </section>`;
  }

  /** When the times were told, or until when some were. */
  #asOf() {
    const { departuresTold: told, header } = this.world;
    if (!told || !this.#lines.some(({ ride }) => told.arcs.has(ride.arc))) return nothing;
    const at = formatTime(told.at, { timeZone: header.timeZone });
    return Date.now() <= told.holdUntilMs ? msg(str`as of ${at}`) : msg(str`no times since ${at}`);
  }

  #row({ ride, name, towards }: Line, nowMs: number) {
    const times = timesOf(this.world.conditions, ride, nowMs);
    const words = departureWords(times, nowMs, this.world.header.timeZone);
    return html`<li>
      <cw-icon name=${ride.kind}></cw-icon>
      <div>
        <p class="line"><b dir="auto">${name}</b>${towards === undefined ? nothing : html` <span class="quiet">${msg(str`to ${towards}`)}</span>`}</p>
        ${
          times.leavesMs.length > 0
            ? html`<ol class="times">${words.map((word) => html`<li>${word}</li>`)}</ol>`
            : html`<p class="times untold">${words}</p>`
        }
      </div>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-stop-departures': StopDepartures;
  }
}
