import { msg } from '@lit/localize';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base } from '../styles/base.ts';
import { text } from '../styles/text.ts';
import { type Crop, firstCrop, mostZoom, moved, partOf, zoomed } from './crop-frame.ts';

/** As large as the server keeps a photograph: more would be sent in vain. */
const widthPx = 600;
const heightPx = 750;
const stepOfKey = 0.04;
const zoomOfKey = 1.1;

/**
 * A picture in the frame: moved by pointer or arrow keys, sized by the slider, wheel, or plus and minus. Enter says
 * `accept`.
 */
@customElement('cw-photograph-crop')
export class PhotographCrop extends LitElement {
  @property({ attribute: false }) picture!: ImageBitmap;
  @state() private crop!: Crop;
  @query('canvas') private readonly canvas!: HTMLCanvasElement;
  #from: { x: number; y: number } | undefined;

  static override styles = [
    base,
    text,
    css`
      :host { display: grid; gap: var(--s3); }
      .stage { position: relative; aspect-ratio: 4 / 5; overflow: hidden; border-radius: var(--radius-2); background: var(--surface-sunk); cursor: grab; touch-action: none; }
      .stage:active { cursor: grabbing; }
      canvas { display: block; width: 100%; height: 100%; }
      .guide { position: absolute; inset: 9% 20% 33%; border: 2px dashed rgb(255 255 255 / 0.75); border-radius: 50%; outline: 1px dashed rgb(0 0 0 / 0.3); pointer-events: none; }
      label { display: grid; grid-template-columns: auto minmax(0, 1fr); align-items: center; gap: var(--s3); font: 700 0.8125rem/1.25rem var(--font-ui); }
      input { width: 100%; min-height: 2rem; accent-color: var(--accent); }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('picture')) this.crop = firstCrop(this.picture);
  }

  override updated() {
    const { x, y, width, height } = partOf(this.picture, this.crop);
    const context = this.canvas.getContext('2d');
    if (!context) return;
    context.imageSmoothingQuality = 'high';
    // Where the picture is transparent, as the server would have it.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, widthPx, heightPx);
    context.drawImage(this.picture, x, y, width, height, 0, 0, widthPx, heightPx);
  }

  /** What stands in the frame, as a JPEG. */
  cut(): Promise<Blob> {
    return new Promise((resolve, reject) => {
      const done = (blob: Blob | null) => (blob ? resolve(blob) : reject(new Error('the picture could not be drawn')));
      this.canvas.toBlob(done, 'image/jpeg', 0.92);
    });
  }

  /** Puts the focus where keys move the picture. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.stage')?.focus();
  }

  override render() {
    const most = mostZoom(this.picture);
    return html`
      <div
        class="stage"
        role="application"
        tabindex="0"
        aria-label=${msg('The part of the picture that is kept')}
        aria-describedby="keys"
        @keydown=${this.#keyDown}
        @pointerdown=${this.#grasp}
        @pointermove=${this.#drag}
        @pointerup=${this.#release}
        @pointercancel=${this.#release}
        @wheel=${this.#wheel}
      >
        <canvas width=${widthPx} height=${heightPx}></canvas>
        <span class="guide"></span>
      </div>
      <p id="keys" class="small quiet">${msg('Move the face into the oval: drag, or use the arrow keys. Plus and minus change the size; Enter uses it.')}</p>
      <label>
        ${msg('Size')}
        <input type="range" min="1" max=${most} step="0.01" .value=${String(this.crop.zoom)} ?disabled=${most === 1} @input=${this.#slide} />
      </label>
    `;
  }

  #keyDown(event: KeyboardEvent) {
    const steps: Record<string, [right: number, down: number]> = {
      ArrowLeft: [stepOfKey, 0],
      ArrowRight: [-stepOfKey, 0],
      ArrowUp: [0, stepOfKey],
      ArrowDown: [0, -stepOfKey],
    };
    const step = steps[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (step) this.crop = moved(this.picture, this.crop, ...step);
    else if (event.key === '+' || event.key === '=') this.#zoom(zoomOfKey);
    else if (event.key === '-') this.#zoom(1 / zoomOfKey);
    else if (event.key === 'Enter') this.dispatchEvent(new Event('accept'));
    else return;
    event.preventDefault();
  }

  #grasp(event: PointerEvent) {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#from = { x: event.clientX, y: event.clientY };
  }

  #drag(event: PointerEvent) {
    if (!this.#from) return;
    const { width, height } = this.canvas.getBoundingClientRect();
    const [right, down] = [(this.#from.x - event.clientX) / width, (this.#from.y - event.clientY) / height];
    this.#from = { x: event.clientX, y: event.clientY };
    this.crop = moved(this.picture, this.crop, right, down);
  }

  #release() {
    this.#from = undefined;
  }

  #wheel(event: WheelEvent) {
    event.preventDefault();
    this.#zoom(event.deltaY < 0 ? zoomOfKey : 1 / zoomOfKey);
  }

  #slide({ target }: Event) {
    if (target instanceof HTMLInputElement) this.crop = zoomed(this.picture, this.crop, Number(target.value));
  }

  #zoom(by: number) {
    this.crop = zoomed(this.picture, this.crop, this.crop.zoom * by);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-photograph-crop': PhotographCrop;
  }
}
