import { msg } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues, unsafeCSS } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { GeoJSONSource, Map as GlMap, setWorkerUrl } from 'maplibre-gl';
import glStyles from 'maplibre-gl/dist/maplibre-gl.css?inline';
import glWorker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Way } from '../../server/wayfinding/router/way.ts';
import type { VenueLevel } from '../../server/wayfinding/venue/venue.contract.ts';
import type { WayDrawing } from '../../server/wayfinding/ways/graph.contract.ts';
import { base } from '../styles/base.ts';
import { mapWorkerAddress } from '../trusted-types.ts';
import { boxOf, placePoints, wayLines } from './map-features.ts';
import { mapStyle } from './map-style.ts';
import { nameHere } from './way-words.ts';
import type { SignedPlace, WayWorld } from './way-world.ts';

setWorkerUrl(mapWorkerAddress(glWorker));

/** Between an end of the way and the map's edge, in pixels. */
const edge = 32;

/** The way on a map, level by level. */
@customElement('cw-way-map')
export class WayMap extends LitElement {
  @property({ attribute: false }) world!: WayWorld;
  @property({ attribute: false }) way: Way | undefined;
  @property({ attribute: false }) from!: SignedPlace;
  @property({ attribute: false }) to!: SignedPlace;
  @property({ attribute: false }) drawing: WayDrawing | undefined;
  @state() private levelId = '';
  #map: GlMap | undefined;
  #isDrawn = false;
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');

  static override styles = [
    base,
    unsafeCSS(glStyles),
    css`
      :host { display: grid; grid-template-rows: auto minmax(0, 1fr); }
      .levels { display: flex; overflow-x: auto; background: var(--surface); border: 1px solid var(--line-strong); }
      .levels button { flex: none; white-space: nowrap; }
      .ground { grid-row: 2; min-width: 0; min-height: 0; display: grid; position: relative; }
      .canvas { min-width: 0; min-height: 0; font: var(--type-small); }
      .zoom { position: absolute; inset-block-start: var(--s2); inset-inline-start: var(--s2); display: flex; flex-direction: column; background: var(--surface); border: 1px solid var(--line-strong); border-radius: var(--radius-2); }
      .group button { min-width: var(--hit); min-height: var(--hit); padding-inline: var(--s3); border: 0; background: none; color: var(--ink); font: 700 0.9375rem/1.25rem var(--font-ui); cursor: pointer; }
      .group [aria-pressed='true'] { background: var(--ink); color: var(--surface); }
      .group :focus-visible { outline-offset: -3px; }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>) {
    const isShown = this.#levels().some(({ id }) => id === this.levelId);
    if (changed.has('from') || !isShown) this.levelId = this.from.levelId;
  }

  override render() {
    const levels = this.#levels();
    return html`
      ${levels.length > 1 ? this.#switcher(levels) : nothing}
      <div class="ground">
        <div class="canvas"></div>
        <div class="group zoom" role="group" aria-label=${msg('Zoom')}>
          <button type="button" aria-label=${msg('Nearer')} @click=${() => this.#map?.zoomIn({ animate: false })}>+</button>
          <button type="button" aria-label=${msg('Farther')} @click=${() => this.#map?.zoomOut({ animate: false })}>−</button>
        </div>
      </div>
    `;
  }

  /** Of the levels that the way touches, from above; of a way on one level all, to look around. */
  #levels(): readonly VenueLevel[] {
    const { levels, levelOf, tailOf } = this.world.router.graph;
    const nodes = (this.way?.legs ?? []).flatMap(({ walkway }) => [tailOf[2 * walkway], tailOf[2 * walkway + 1]]);
    const onWay = new Set(nodes.map((node) => levels[levelOf[node ?? -1] ?? -1]?.id));
    onWay.add(this.from.levelId).add(this.to.levelId);
    const all = [...levels].sort((a, b) => b.ordinal - a.ordinal);
    const touched = all.filter(({ id }) => onWay.has(id));
    return touched.length > 1 ? touched : all;
  }

  #switcher(levels: readonly VenueLevel[]) {
    return html`<div class="group levels" role="group" aria-label=${msg('Level')}>
      ${levels.map(({ id, name, shortName }) => {
        const choose = () => {
          this.levelId = id;
        };
        return html`<button type="button" aria-pressed=${id === this.levelId} @click=${choose}>${shortName ?? nameHere(name)}</button>`;
      })}
    </div>`;
  }

  override firstUpdated() {
    const container = this.renderRoot.querySelector<HTMLElement>('.canvas');
    if (!container) return;
    try {
      this.#map = new GlMap({
        ...{ container, attributionControl: false, cooperativeGestures: true, dragRotate: false, maxZoom: 21 },
        style: this.#style(),
        bounds: this.#box(),
        fitBoundsOptions: this.fit,
        fadeDuration: 0,
        locale: this.#words(),
      });
    } catch {
      // A browser without WebGL.
      this.dispatchEvent(new Event('map-fault'));
      return;
    }
    this.#map.on('style.load', () => {
      this.#isDrawn = true;
      this.#draw();
    });
    this.#dark.addEventListener('change', this.#recolour);
  }

  /** In the colours that the page has now. */
  #style() {
    const style = getComputedStyle(this);
    return mapStyle((token) => style.getPropertyValue(token).trim(), this.from.point[1]);
  }

  readonly #recolour = () => {
    this.#isDrawn = false;
    this.#map?.setStyle(this.#style(), { diff: false });
  };

  #words(): Record<string, string> {
    const hint = msg('Move the map with two fingers, or with Ctrl and the wheel.');
    return {
      'Map.Title': msg('Map of the way'),
      'CooperativeGesturesHandler.WindowsHelpText': hint,
      'CooperativeGesturesHandler.MacHelpText': hint,
      'CooperativeGesturesHandler.MobileHelpText': hint,
    };
  }

  override updated(changed: PropertyValues<this>) {
    if (!this.#isDrawn) return;
    this.#draw();
    if (changed.has('to') || changed.has('from') || changed.has('way')) this.#map?.fitBounds(this.#box(), this.fit);
  }

  override disconnectedCallback() {
    this.#dark.removeEventListener('change', this.#recolour);
    this.#map?.remove();
    this.#map = undefined;
    super.disconnectedCallback();
  }

  /** Beside the buttons over the map, so that neither end lies under them; below there is room for its name. */
  get fit() {
    const besideButtons = 84;
    const isFromRight = getComputedStyle(this).direction === 'rtl';
    const [left, right] = isFromRight ? [edge, besideButtons] : [besideButtons, edge];
    return { padding: { top: edge, bottom: edge + 16, left, right }, maxZoom: 18.5, animate: false };
  }

  #box() {
    const lines = wayLines(this.world, this.way, this.levelId).features.flatMap(({ geometry }) =>
      geometry.type === 'LineString' ? geometry.coordinates : [],
    );
    return boxOf([this.from.point, this.to.point, ...lines]);
  }

  #draw() {
    const ordinal = this.world.level(this.levelId)?.ordinal ?? 0;
    const level = this.drawing?.levels.find((each) => each.level === Math.floor(ordinal));
    this.#put('drawing', level?.drawing ?? { type: 'FeatureCollection', features: [] });
    this.#put('way', wayLines(this.world, this.way, this.levelId));
    this.#put(
      'places',
      placePoints(this.world, this, this.levelId, ({ name }) => nameHere(name)),
    );
  }

  #put(source: string, data: Parameters<GeoJSONSource['setData']>[0]) {
    const known = this.#map?.getSource(source);
    if (known instanceof GeoJSONSource) known.setData(data);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-way-map': WayMap;
  }
}
