import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Way } from '../../server/wayfinding/router/way.ts';
import type { WayDrawing } from '../../server/wayfinding/ways/graph.contract.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { text } from '../styles/text.ts';
import type { KeptWay } from './kept-way.ts';
import type { WayServer } from './way-server.ts';
import type { SignedPlace, WayWorld } from './way-world.ts';

/** Where the map of the way stands: it keeps its room, and is loaded once somebody comes near it. Nobody needs it. */
@customElement('cw-map-place')
export class MapPlace extends LitElement {
  @property({ attribute: false }) world!: WayWorld;
  @property({ attribute: false }) way: Way | undefined;
  @property({ attribute: false }) from!: SignedPlace;
  @property({ attribute: false }) to!: SignedPlace;
  @property({ attribute: false }) server!: Pick<WayServer, 'drawing'>;
  @property({ attribute: false }) kept!: Pick<KeptWay, 'drawing' | 'keepDrawing'>;
  @state() private stage: 'waiting' | 'ready' | 'failed' = 'waiting';
  @state() private drawing: WayDrawing | undefined;
  readonly #inSight = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) void this.#load();
    },
    { rootMargin: '400px' },
  );

  static override styles = [
    base,
    text,
    beam,
    css`
      :host { display: block; }
      h3 { font: 700 0.9375rem/1.5rem var(--font-ui); }
      .room { height: 22rem; margin-block-start: var(--s2); background: var(--map-ground, var(--surface-sunk)); display: grid; }
      .room p { place-self: center; padding: var(--s4); color: var(--ink); }
      cw-way-map { min-width: 0; min-height: 0; }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    this.#inSight.observe(this);
  }

  override disconnectedCallback() {
    this.#inSight.disconnect();
    super.disconnectedCallback();
  }

  async #load() {
    this.#inSight.disconnect();
    try {
      await import('./way-map.ts');
      this.drawing = await this.kept.drawing();
      this.stage = 'ready';
    } catch {
      this.stage = 'failed';
      return;
    }
    // The way is drawn on bare ground where the drawing does not come.
    const fresh = await this.server.drawing().catch(() => undefined);
    if (!fresh) return;
    this.drawing = fresh;
    await this.kept.keepDrawing(fresh);
  }

  readonly #fail = () => {
    this.stage = 'failed';
  };

  override render() {
    return html`<section class="beam">
      <h3>${msg('Map')}</h3>
      <div class="room">${this.#map()}</div>
    </section>`;
  }

  #map() {
    if (this.stage === 'failed')
      return html`<p>${msg('The map cannot be drawn here. The way stands above in words.')}</p>`;
    if (this.stage === 'waiting') return nothing;
    return html`<cw-way-map
      .world=${this.world}
      .way=${this.way}
      .from=${this.from}
      .to=${this.to}
      .drawing=${this.drawing}
      @map-fault=${this.#fail}
    ></cw-way-map>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-map-place': MapPlace;
  }
}
