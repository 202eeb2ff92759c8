import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { HotspotState } from '../../db/vocabulary.ts';
import { hotspotLoads } from '../../server/hotspots/hotspots.contract.ts';
import { sentenceOf } from '../api/problem.ts';
import '../elements/empty.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { TickController } from '../elements/tick-controller.ts';
import { ConnectionController } from '../live/connection-controller.ts';
import { TopicController } from '../live/topic-controller.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDuration, formatTime, inPageLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import type { Attention } from './attention.ts';
import './attention-list.ts';
import { sayAttention } from './attention-words.ts';
import { BoardPicture } from './board-picture.ts';
import './hotspot-map.ts';
import type { HotspotMap } from './hotspot-map.ts';
import './hotspot-panel.ts';
import './hotspot-table.ts';
import './import-hotspots.ts';
import type { ImportHotspots } from './import-hotspots.ts';
import { mapControls } from './map-controls.ts';
import { networkLayout } from './network-layout.ts';
import './network-totals.ts';
import { VenueController } from './venue-controller.ts';

/** The network board: 2,600 hotspots at a glance, what needs attention first, and one of them in particular. */
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
  readonly ticks = new TickController(this);

  #hasChosen = false;

  static override styles = [base, text, buttons, mapControls, networkLayout];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Network')} · Causeway`;
  }

  override willUpdate() {
    const { hotspots, serverAheadMs } = this.#venue;
    this.#picture.update(this.#loads.view, hotspots, Date.now(), serverAheadMs);
    const worst = this.#picture.attentions?.[0]?.sights[0];
    // Once: whoever reads of one hotspot does not want it to become another.
    if (this.#hasChosen || !worst) return;
    this.#hasChosen = true;
    this.chosen = worst.hotspot.code;
  }

  override render() {
    const { sights, attentions, staleSinceMs } = this.#picture;
    const { zones, levels } = this.#venue;
    const isStale = staleSinceMs !== undefined;
    const levelNames = new Map(levels.map(({ level, name }) => [level, inPageLanguage(name)]));
    return html`
      <cw-page-header heading=${msg('Network')} with-seconds .connection=${this.#connection()}>${this.#sentence()}</cw-page-header>
      <main>
        <cw-network-totals .sights=${sights} .only=${this.only} ?stale=${isStale} @only=${this.#onOnly}></cw-network-totals>
        <aside class="side" aria-label=${msg('What to do')}>
          <cw-attention-list .attentions=${attentions} .zones=${zones} chosen=${this.lookedAt} ?stale=${isStale} @look=${this.#onLook}></cw-attention-list>
          <cw-hotspot-panel ?hidden=${this.#isEmpty} .sight=${sights?.find(({ hotspot }) => hotspot.code === this.chosen)} .zones=${zones} .levels=${levelNames} ?stale=${isStale}></cw-hotspot-panel>
        </aside>
        <section class="field ${isStale || this.#fault() ? 'noticed' : ''}" aria-label=${msg('Hotspots')}>${this.#field()}</section>
      </main>
      ${this.#venue.mayImport ? html`<cw-import-hotspots></cw-import-hotspots>` : nothing}
    `;
  }

  #field() {
    const { sights = [], staleSinceMs } = this.#picture;
    const { zones, levels, mayImport } = this.#venue;
    const isStale = staleSinceMs !== undefined;
    const isTable = this.shows === 'table' && !this.#isEmpty;
    const importing = html`<button slot="actions" class="btn btn--small" type="button" @click=${() => this.importer.open()}>${msg('Import…')}</button>`;
    return html`
      <cw-hotspot-map ?hidden=${isTable} .levels=${levels} .sights=${sights} chosen=${this.chosen} .only=${this.only} ?stale=${isStale} @choose=${this.#onChoose}></cw-hotspot-map>
      ${
        isTable
          ? html`<cw-hotspot-table .sights=${sights} .zones=${zones} chosen=${this.chosen} .only=${this.only} ?stale=${isStale} @choose=${this.#onChoose}>
              ${mayImport ? importing : nothing}
            </cw-hotspot-table>`
          : nothing
      }
      ${this.#isEmpty ? this.#empty() : this.#switch()}
      ${this.#notice()}
    `;
  }

  get #isEmpty(): boolean {
    return this.#picture.sights?.length === 0;
  }

  #switch() {
    const button = (shows: 'map' | 'table', word: string) =>
      html`<button type="button" aria-pressed=${this.shows === shows} @click=${() => {
        this.shows = shows;
      }}>${word}</button>`;
    return html`<div class="group" role="group" aria-label=${msg('Show as')}>${button('map', msg('Map'))}${button('table', msg('Table'))}</div>`;
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
    const time = formatTime(new Date(staleSinceMs), { seconds: true });
    const lead = isWithoutReadings
      ? msg(str`No readings since ${time}.`)
      : msg(str`No word from the server since ${time}.`);
    return html`<cw-notice kind="stale"><b>${lead}</b> ${msg('What is shown is of that moment, in grey. It comes back to life by itself.')}</cw-notice>`;
  }

  #fault(): string {
    const { view } = this.#loads;
    return view.status === 'error' ? sentenceOf(view.problem) : this.#venue.fault;
  }

  /** The one sentence of the header. */
  #sentence() {
    const { attentions, staleSinceMs, sights } = this.#picture;
    if (staleSinceMs !== undefined) {
      return html`<span>${msg(html`What you see is <b>${formatDuration(Date.now() - staleSinceMs)}</b> old.`)}</span>`;
    }
    if (!attentions || !sights?.length) return nothing;
    const [worst] = attentions;
    if (!worst) return html`<b>${msg('All calm.')}</b>`;
    const { lead, rest } = sayAttention(worst, this.#venue.zones);
    return html`<b>${lead}</b> <span class="rest">${rest}</span>`;
  }

  #connection() {
    const { staleSinceMs } = this.#picture;
    const { state: its, since } = this.#link;
    if (staleSinceMs === undefined || its !== 'live') return { state: its, since };
    return { state: 'stale' as const, since: new Date(staleSinceMs).toISOString() };
  }

  #onOnly = ({ detail }: CustomEvent<HotspotState | undefined>): void => {
    this.only = detail;
  };

  #onChoose = ({ detail }: CustomEvent<string>): void => {
    this.chosen = detail;
    this.lookedAt = '';
  };

  #onLook = ({ detail }: CustomEvent<Attention>): void => {
    this.chosen = detail.sights[0]?.hotspot.code ?? this.chosen;
    this.lookedAt = detail.id;
    this.only = undefined;
    this.shows = 'map';
    this.map.lookAt(detail.sights);
    if (matchMedia('(max-width: 760px)').matches) this.map.scrollIntoView({ block: 'start' });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-network-page': NetworkPage;
  }
}
