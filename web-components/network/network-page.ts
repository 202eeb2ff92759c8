import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { HotspotState } from '../../db/vocabulary.ts';
import { hotspotLoads } from '../../server/hotspots/hotspots.contract.ts';
import { sentenceOf } from '../api/problem.ts';
import { ServerClock } from '../api/server-clock.ts';
import '../elements/empty.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { byServerClock, serverAheadMs } from '../elements/server-time.ts';
import { TickController } from '../elements/tick-controller.ts';
import { WallController } from '../elements/wall-controller.ts';
import { ConnectionController } from '../live/connection-controller.ts';
import { TopicController } from '../live/topic-controller.ts';
import '../network-account/account-help.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDuration, formatTime, inPageLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import './attention-list.ts';
import { sayAttention } from './attention-words.ts';
import './band-totals.ts';
import { BoardPicture } from './board-picture.ts';
import './carrier-totals.ts';
import type { Attention } from './cause.ts';
import './hotspot-map.ts';
import type { HotspotMap } from './hotspot-map.ts';
import './hotspot-panel.ts';
import './hotspot-table.ts';
import './import-hotspots.ts';
import { mapControls } from '../map/map-controls.ts';
import type { ImportHotspots } from './import-hotspots.ts';
import { networkLayout } from './network-layout.ts';
import './network-totals.ts';
import { sightAt } from './sights.ts';
import './state-figures.ts';
import { VenueController } from './venue-controller.ts';
import { wallLayout } from './wall-layout.ts';

/** So many that went down together are marked on the map as one. */
const downFrom = 12;

/** The network board: all hotspots at a glance, what needs attention first, and one of them in particular. */
@customElement('cw-network-page')
export class NetworkPage extends LitElement {
  @state() private shows: 'map' | 'table' = 'map';
  @state() private only?: HotspotState | undefined;
  @state() private chosen = '';
  @state() private lookedAt = '';

  @query('cw-hotspot-map') private readonly map!: HotspotMap;
  @query('cw-import-hotspots') private readonly importer!: ImportHotspots;

  readonly #loads = new TopicController(this, hotspotLoads, () => ({}));
  readonly #link = new ConnectionController(this);
  readonly #venue = new VenueController(this, () => this.#picture.inventory);
  readonly #picture = new BoardPicture();
  readonly #wall = new WallController(this);
  readonly ticks = new TickController(this);
  readonly clock = new ServerClock(this);

  #hasChosen = false;

  static override styles = [base, text, buttons, mapControls, networkLayout, wallLayout];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Network')} · Causeway`;
  }

  override willUpdate() {
    this.#picture.update(this.#loads.view, this.#venue.roster, Date.now(), serverAheadMs());
    const worst = this.#picture.attentions?.[0]?.sights[0];
    // Once: whoever reads of one hotspot does not want it to become another.
    if (this.#hasChosen || !worst) return;
    this.#hasChosen = true;
    this.chosen = worst.hotspot.code;
  }

  override render() {
    const isWall = this.#wall.isOn;
    return html`
      <cw-page-header heading=${msg('Network')} with-seconds ?wall=${isWall} .connection=${this.#connection()}>${this.#sentence()}${this.#wallButton()}</cw-page-header>
      <main class=${isWall && !this.#wall.isStirred ? 'calm' : ''}>
        ${this.#notice()}
        <aside class="side" aria-label=${msg('What to do')}>${this.#isRefused ? nothing : isWall ? this.#wallSide() : this.#side()}</aside>
        ${
          isWall
            ? nothing
            : html`<cw-network-totals .board=${this.#picture.board} .only=${this.only} ?stale=${this.#isStale} @only=${this.#onOnly}></cw-network-totals>`
        }
        <section class="field ${this.#isStale || this.#fault() ? 'noticed' : ''}" aria-label=${msg('Hotspots')}>${this.#field()}</section>
      </main>
      ${this.#venue.mayImport ? html`<cw-import-hotspots></cw-import-hotspots>` : nothing}
    `;
  }

  #side() {
    const { board, attentions } = this.#picture;
    const { zones } = this.#venue;
    const row = board?.roster.rowOf(this.chosen);
    const sight = board && row !== undefined ? sightAt(board, row) : undefined;
    return html`
      <cw-attention-list .attentions=${attentions} .zones=${zones} chosen=${this.lookedAt} ?stale=${this.#isStale} .until=${this.#until} @look=${this.#onLook}></cw-attention-list>
      <cw-hotspot-panel ?hidden=${this.#isEmpty} .sight=${sight} .zones=${zones} .levels=${this.#levelNames} ?stale=${this.#isStale} .until=${this.#until} @look=${this.#onLookAtOne}></cw-hotspot-panel>
    `;
  }

  #wallSide() {
    const { board, attentions } = this.#picture;
    return html`
      <cw-state-figures .board=${board} ?stale=${this.#isStale}></cw-state-figures>
      <cw-attention-list wall .attentions=${attentions} .zones=${this.#venue.zones} ?stale=${this.#isStale} .until=${this.#until}></cw-attention-list>
      <cw-carrier-totals wall .board=${board} ?stale=${this.#isStale}></cw-carrier-totals>
      <cw-band-totals wall .board=${board} ?stale=${this.#isStale}></cw-band-totals>
    `;
  }

  #field() {
    const { board, attentions = [] } = this.#picture;
    const { zones, levels, mayImport } = this.#venue;
    const isWall = this.#wall.isOn;
    const isTable = this.shows === 'table' && !this.#isEmpty && !isWall && !this.#isRefused;
    const down = attentions.flatMap(({ kind, rows }) =>
      kind === 'zone_silent' && rows.length >= downFrom ? [rows] : [],
    );
    const importing = html`<button slot="actions" class="btn btn--small" type="button" @click=${() => this.importer.open()}>${msg('Import…')}</button>`;
    return html`
      <cw-hotspot-map ?hidden=${isTable} ?bare=${isWall} .levels=${levels} .board=${board} .down=${down} chosen=${isWall ? '' : this.chosen} .only=${isWall ? undefined : this.only} ?stale=${this.#isStale} @choose=${this.#onChoose}></cw-hotspot-map>
      ${
        isTable
          ? html`<cw-hotspot-table .board=${board} .zones=${zones} .levels=${this.#levelNames} chosen=${this.chosen} .only=${this.only} ?stale=${this.#isStale} .until=${this.#until} @choose=${this.#onChoose} @only=${this.#onOnly}>
              ${mayImport ? importing : nothing}
            </cw-hotspot-table>`
          : nothing
      }
      ${this.#isEmpty ? this.#empty() : isWall || this.#isRefused ? nothing : this.#switch()}
    `;
  }

  get #isEmpty(): boolean {
    return this.#picture.board?.roster.size === 0;
  }

  /** This page may not see it, or not any more: nothing of it is shown. */
  get #isRefused(): boolean {
    return this.#loads.view.status === 'error';
  }

  get #isStale(): boolean {
    return this.#picture.staleSinceMs !== undefined;
  }

  /** Of which moment what is shown is, by the server's clock, where it is old. */
  get #until(): string | undefined {
    const { staleSinceMs } = this.#picture;
    return staleSinceMs === undefined ? undefined : byServerClock(staleSinceMs);
  }

  get #levelNames(): ReadonlyMap<number, string> {
    return new Map(this.#venue.levels.map(({ level, name }) => [level, inPageLanguage(name)]));
  }

  #switch() {
    const button = (shows: 'map' | 'table', word: string) =>
      html`<button type="button" aria-pressed=${this.shows === shows} @click=${() => {
        this.shows = shows;
      }}>${word}</button>`;
    return html`<div class="group" role="group" aria-label=${msg('Show as')}>${button('map', msg('Map'))}${button('table', msg('Table'))}</div>`;
  }

  /** The way to the wall; on it, the way back, for as long as somebody is there to press it. */
  #wallButton() {
    if (!this.#wall.isOn) {
      return html`<cw-account-help slot="end"></cw-account-help><button slot="end" class="btn btn--small wall-button" type="button" @click=${() => this.#wall.enter()}>${msg('Wall')}</button>`;
    }
    if (!this.#wall.isStirred) return nothing;
    return html`<button slot="end" class="btn btn--small" type="button" @click=${() => this.#wall.leave()}>${msg('Back to the desk')} <kbd>Esc</kbd></button>`;
  }

  #empty() {
    return html`<cw-empty heading=${msg('No hotspots yet')}>
      ${msg('Import the inventory as CSV or GeoJSON, and they appear here at their places. Readings follow from collectors.')}
      ${this.#venue.mayImport ? html`<button slot="action" class="btn btn--main" type="button" @click=${() => this.importer.open()}>${msg('Import hotspots…')}</button>` : nothing}
    </cw-empty>`;
  }

  #notice() {
    const fault = this.#fault();
    if (fault) return html`<cw-notice>${fault}</cw-notice>`;
    const { staleSinceMs, isWithoutReadings } = this.#picture;
    if (staleSinceMs === undefined) return nothing;
    const time = formatTime(byServerClock(staleSinceMs), { seconds: true });
    const lead = isWithoutReadings
      ? msg(str`No readings since ${time}.`)
      : msg(str`No word from the server since ${time}.`);
    if (this.#wall.isOn) {
      return html`<div class="old" role="status"><b>${msg(str`${formatDuration(Date.now() - staleSinceMs)} old`)}</b><p>${lead}</p></div>`;
    }
    return html`<cw-notice kind="stale"><b>${lead}</b> ${msg('What is shown is of that moment, in grey. It comes back to life by itself.')}</cw-notice>`;
  }

  #fault(): string {
    const { view } = this.#loads;
    return view.status === 'error' ? sentenceOf(view.problem) : this.#venue.fault;
  }

  /** The one sentence of the header. */
  #sentence() {
    const { attentions, staleSinceMs, board } = this.#picture;
    if (staleSinceMs !== undefined) {
      return html`<span>${msg(html`What you see is <b>${formatDuration(Date.now() - staleSinceMs)}</b> old.`)}</span>`;
    }
    if (this.#isRefused) return nothing;
    // Something stands there from the start, so that nothing moves when it comes.
    if (!attentions || !board) return html`<span>${msg('Waiting for the first readings.')}</span>`;
    if (board.roster.size === 0) return html`<span>${msg('No hotspots yet')}</span>`;
    const [worst] = attentions;
    if (!worst) return html`<b>${msg('All calm.')}</b>`;
    const { lead, rest } = sayAttention(worst, this.#venue.zones);
    return html`<b>${lead}</b> <span class="rest">${rest}</span>`;
  }

  #connection() {
    const { staleSinceMs } = this.#picture;
    const { state: its, since } = this.#link;
    if (this.#isRefused && its === 'live') return { state: 'stale' as const };
    if (staleSinceMs === undefined || its !== 'live') return { state: its, since: byServerClock(since) };
    return { state: 'stale' as const, since: byServerClock(staleSinceMs) };
  }

  #onOnly = ({ detail }: CustomEvent<HotspotState | null>): void => {
    this.only = detail ?? undefined;
  };

  #onChoose = ({ detail }: CustomEvent<string>): void => {
    this.chosen = detail;
    this.lookedAt = '';
  };

  #onLook = ({ detail }: CustomEvent<Attention>): void => {
    this.chosen = detail.sights[0]?.hotspot.code ?? this.chosen;
    this.lookedAt = detail.id;
    this.#showOnMap(detail.rows);
  };

  #onLookAtOne = ({ detail }: CustomEvent<number>): void => this.#showOnMap([detail]);

  #showOnMap(rows: readonly number[]): void {
    this.only = undefined;
    this.shows = 'map';
    this.map.lookAt(rows);
    if (matchMedia('(max-width: 760px)').matches) this.map.scrollIntoView({ block: 'start' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-network-page': NetworkPage;
  }
}
