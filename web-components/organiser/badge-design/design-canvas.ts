import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  type BadgeElement,
  type BadgeField,
  type BadgeLayout,
  badgePapers,
  safeMarginMm,
} from '../../../server/registration/printing/printing.contract.ts';
import { base } from '../../styles/base.ts';
import { fieldName } from './design-words.ts';
import { keyChanges } from './layout-changes.ts';

/** A box that is being dragged, from where the pointer took it. */
interface Drag {
  readonly element: BadgeElement;
  readonly isSize: boolean;
  readonly fromX: number;
  readonly fromY: number;
}

/**
 * The badge as it will be printed, with a box over each thing on it: drag it, or move it by the arrow keys. Tells by
 * `choose-field` and `change-element`.
 */
@customElement('cw-design-canvas')
export class DesignCanvas extends LitElement {
  @property({ attribute: false }) layout!: BadgeLayout;
  /** The picture as an address. */
  @property({ attribute: false }) picture = '';
  @property({ attribute: false }) chosen?: BadgeField | undefined;
  @query('.paper') private readonly paper!: HTMLElement;

  #drag: Drag | undefined;

  static override styles = [
    base,
    css`
      :host { display: block; }
      /* Paper is white in the dark theme too, and its left is left in every language. */
      .paper { position: relative; margin-inline: auto; background: #fff; outline: 1px solid var(--line-strong); direction: ltr; overflow: hidden; }
      img { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; }
      .safe { position: absolute; border: 1px dashed #6d7b80; pointer-events: none; }
      .box { position: absolute; padding: 0; border: 1px solid transparent; background: none; cursor: move; min-width: 0; }
      .box:hover { border-color: #16527f; background: rgb(22 82 127 / 6%); }
      /* A finger scrolls the page until it has chosen what to drag. */
      .box[aria-pressed='true'] { border: 2px solid #16527f; z-index: 1; touch-action: none; }
      .box:focus-visible { outline: 3px solid #16527f; outline-offset: 1px; z-index: 2; }
      .size { position: absolute; inset: auto -1px -1px auto; width: 14px; height: 14px; background: #16527f; cursor: nwse-resize; }
    `,
  ];

  override render() {
    const { widthMm, heightMm } = badgePapers[this.layout.paper];
    const inset = `left:${(safeMarginMm / widthMm) * 100}%;right:${(safeMarginMm / widthMm) * 100}%;top:${(safeMarginMm / heightMm) * 100}%;bottom:${(safeMarginMm / heightMm) * 100}%`;
    return html`<div
      class="paper"
      role="group"
      aria-label=${msg('Badge')}
      .style=${`aspect-ratio:${widthMm}/${heightMm};max-width:min(100%, ${Math.round((widthMm / heightMm) * 560)}px)`}
    >
      ${this.picture ? html`<img src=${this.picture} alt="" />` : nothing}
      <div class="safe" .style=${inset}></div>
      ${repeat(
        this.layout.elements,
        ({ field }) => field,
        (element) => this.#box(element, widthMm, heightMm),
      )}
    </div>`;
  }

  #box(element: BadgeElement, widthMm: number, heightMm: number) {
    const { field, x, y, width, height } = element;
    const isChosen = field === this.chosen;
    const share = (part: number, whole: number) => `${(part / whole) * 100}%`;
    const style = `left:${share(x, widthMm)};top:${share(y, heightMm)};width:${share(width, widthMm)};height:${share(height, heightMm)}`;
    return html`<button
      class="box"
      type="button"
      aria-pressed=${isChosen}
      aria-label=${msg(str`${fieldName(field)}: ${x} mm from the left, ${y} mm from above, ${width} by ${height} mm`)}
      title=${fieldName(field)}
      .style=${style}
      @focus=${() => this.#choose(field)}
      @click=${() => this.#choose(field)}
      @keydown=${(event: KeyboardEvent) => this.#key(event, element)}
      @pointerdown=${(event: PointerEvent) => this.#take(event, element)}
      @pointermove=${this.#move}
      @pointerup=${this.#release}
      @pointercancel=${this.#release}
    >${isChosen ? html`<span class="size"></span>` : nothing}</button>`;
  }

  #choose(field: BadgeField) {
    if (field !== this.chosen) this.dispatchEvent(new CustomEvent('choose-field', { detail: field }));
  }

  #key(event: KeyboardEvent, element: BadgeElement) {
    const changes = keyChanges(element, event);
    if (!changes) return;
    event.preventDefault();
    this.#change(element.field, changes);
  }

  #take(event: PointerEvent, element: BadgeElement) {
    if (event.button !== 0) return;
    const target = event.currentTarget as HTMLElement;
    const isSize = (event.target as HTMLElement).classList.contains('size');
    target.setPointerCapture(event.pointerId);
    this.#drag = { element, isSize, fromX: event.clientX, fromY: event.clientY };
    this.#choose(element.field);
  }

  readonly #move = (event: PointerEvent) => {
    if (!this.#drag) return;
    const { element, isSize, fromX, fromY } = this.#drag;
    const mmPerPixel = badgePapers[this.layout.paper].widthMm / this.paper.clientWidth;
    const [across, down] = [(event.clientX - fromX) * mmPerPixel, (event.clientY - fromY) * mmPerPixel];
    const changes = isSize
      ? { width: element.width + across, height: element.height + down }
      : { x: element.x + across, y: element.y + down };
    this.#change(element.field, changes);
  };

  readonly #release = () => {
    this.#drag = undefined;
  };

  #change(field: BadgeField, changes: Partial<BadgeElement>) {
    this.dispatchEvent(new CustomEvent('change-element', { detail: { field, changes } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-design-canvas': DesignCanvas;
  }
}
