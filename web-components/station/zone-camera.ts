import { msg } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { CameraController } from '../elements/camera-controller.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';
import { zoneCameraStyles } from './zone-camera.styles.ts';
import { AgreeingLooks } from './zone-picture/agreeing-looks.ts';
import { type GreyPicture, greyOf } from './zone-picture/grey-picture.ts';
import { type Look, readPicture } from './zone-picture/read-picture.ts';

/** Between two looks the page has this long for all else. */
const restMs = 80;
/** After so long without lines the officer is told what else helps. */
const lateMs = 12_000;
/** A character is some 26 pixels wide then: finer is slower, and reads no better. */
const widestPx = 1280;
/** Below this mean brightness, of 255, a picture is mostly the noise of the camera. */
const darkest = 30;

/**
 * Reads the lines at the foot of a document that is held before the camera. All of it happens on this page: no picture
 * leaves it, and none is kept. Tells `zone-read` with the lines, once two looks agree, and `close` where they are to be typed instead.
 */
@customElement('cw-zone-camera')
export class ZoneCamera extends LitElement {
  @state() private seen: Look['found'] | 'dark' = 'nothing';
  @state() private isLate = false;
  @query('video') readonly video!: HTMLVideoElement | null;

  @query('.said button') private readonly back!: HTMLButtonElement;

  readonly camera = new CameraController(this, { width: { ideal: 1920 }, height: { ideal: 1080 } });
  readonly #canvas = document.createElement('canvas');
  readonly #looks = new AgreeingLooks();
  #next: number | undefined;
  #late: number | undefined;

  static override styles = [base, text, buttons, zoneCameraStyles];

  override connectedCallback() {
    super.connectedCallback();
    this.#late = window.setTimeout(() => {
      this.isLate = true;
    }, lateMs);
    this.#lookSoon();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.clearTimeout(this.#late);
    window.clearTimeout(this.#next);
  }

  override focus() {
    this.back.focus();
  }

  override render() {
    const isRunning = this.camera.state === 'running';
    return html`
      <div class="view">
        <video muted playsinline aria-label=${msg('What the camera sees')} ?hidden=${!isRunning}></video>
        ${isRunning ? html`<span class="frame ${this.seen === 'lines' ? 'is-seen' : ''}"></span>` : this.#broken()}
      </div>
      <div class="said">
        <p role="status" class=${this.isLate ? 'is-late' : ''}>${isRunning ? this.#advice() : nothing}</p>
        <button class="btn btn--small" type="button" @click=${() => this.dispatchEvent(new Event('close'))}>${msg('Type the lines')}</button>
      </div>
    `;
  }

  #broken() {
    const { state, start } = this.camera;
    return html`<div class="broken" role="status">
      <cw-icon name="camera"></cw-icon>
      <p>${this.#whyBroken()}</p>
      ${state === 'starting' ? nothing : html`<button class="btn btn--small" type="button" @click=${start}>${msg('Try the camera again')}</button>`}
    </div>`;
  }

  #whyBroken(): string {
    switch (this.camera.state) {
      case 'blocked':
        return msg('The camera is blocked. Allow it for this page in the browser’s address bar, or type the lines.');
      case 'busy':
        return msg('Another program uses the camera. Close it, or type the lines.');
      case 'absent':
        return msg('There is no camera here. Type the lines, or draw them through a reader.');
      default:
        return msg('Starting the camera. The browser may ask whether it may be used.');
    }
  }

  #advice(): string {
    if (this.seen === 'dark') return msg('Too dark to read. More light on the document.');
    if (this.seen === 'several') return msg('There are two documents in view. Show one.');
    if (this.isLate) return msg('Not read yet. Turn it out of the glare, hold it flat and nearer, or type the lines.');
    if (this.seen === 'lines') return msg('Lines seen. Hold still, or a little nearer.');
    return msg('Hold the lines at its foot into the frame.');
  }

  #lookSoon() {
    this.#next = window.setTimeout(() => {
      this.#look();
      if (this.isConnected) this.#lookSoon();
    }, restMs);
  }

  #look() {
    const { video } = this;
    if (this.camera.state !== 'running' || !video || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    const picture = seenIn(video, this.#canvas);
    if (!picture) return;
    const look = readPicture(picture);
    const agreed = this.#looks.agreed(look);
    if (agreed) this.dispatchEvent(new CustomEvent<readonly string[]>('zone-read', { detail: agreed }));
    else if (look.found === 'nothing' && brightnessOf(picture) < darkest) this.seen = 'dark';
    else this.seen = look.found;
  }
}

/** The part of the picture that is on the page, as `object-fit: cover` cuts it. */
function seenIn(video: HTMLVideoElement, canvas: HTMLCanvasElement): GreyPicture | undefined {
  const { videoWidth, videoHeight, clientWidth, clientHeight } = video;
  if (!videoWidth || !clientHeight) return undefined;
  const aspect = clientWidth / clientHeight;
  const width = Math.min(videoWidth, videoHeight * aspect);
  const height = width / aspect;
  canvas.width = Math.min(width, widestPx);
  canvas.height = canvas.width / aspect;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || canvas.height === 0) return undefined;
  const [left, top] = [(videoWidth - width) / 2, (videoHeight - height) / 2];
  context.imageSmoothingQuality = 'high';
  context.drawImage(video, left, top, width, height, 0, 0, canvas.width, canvas.height);
  return greyOf(context.getImageData(0, 0, canvas.width, canvas.height));
}

function brightnessOf({ data }: GreyPicture): number {
  let sum = 0;
  for (let at = 0; at < data.length; at += 97) sum += data[at] ?? 0;
  return (sum * 97) / data.length;
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-zone-camera': ZoneCamera;
  }
}
