import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import decodeQR from 'qr/decode.js';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';

/** Frames looked at: eight a second find a badge at once and leave an old tablet cool. */
const frameMs = 125;
/** A code that stays in view is read once; it counts as shown again after being away for so long. */
const awayMs = 2500;
/** The side of the square that is searched, in pixels: a badge's 41 modules are still eight pixels wide in it. */
const searchedPx = 480;

type CameraState = 'starting' | 'running' | 'blocked' | 'absent' | 'busy';

const stateOfError = (error: unknown): CameraState => {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'blocked';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'absent';
};

/** The camera, reading badges: each is told by an event `badge-read`. Off while the page is hidden. */
@customElement('cw-badge-camera')
export class BadgeCamera extends LitElement {
  @state() cameraState: CameraState = 'starting';

  @query('video') private readonly video?: HTMLVideoElement;

  #stream: MediaStream | undefined;
  /** There is no field for a code here: of what else works, the scanner alone is spoken of. */
  @property({ type: Boolean, attribute: 'without-typing' }) withoutTyping = false;
  #timer: number | undefined;
  #seen = { text: '', atMs: Number.NEGATIVE_INFINITY };
  readonly #canvas = document.createElement('canvas');

  static override styles = [
    base,
    buttons,
    css`
      :host { position: absolute; inset: 0; display: grid; overflow: hidden; background: #0a1013; color: #eef3f2; }
      video { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; }
      .finder { position: relative; place-self: center; width: min(60%, 23rem); aspect-ratio: 1; margin-block-end: var(--prompt, 4.5rem); }
      .finder svg { width: 100%; height: 100%; overflow: visible; }
      .broken { position: relative; place-self: center; max-width: 26rem; padding: var(--s6); margin-block-end: var(--prompt, 4.5rem); }
      cw-icon { --icon-size: 3rem; margin-block-end: var(--s4); }
      h2 { font: var(--type-head); margin-block-end: var(--s2); }
      p { color: #c6d1d3; }
      .btn { margin-block-start: var(--s5); color: #fff; border-color: #8b9aa0; }
      .btn:hover { background: #1d282d; }
      :focus-visible { outline-color: #9bd2f5; }
      @media (max-width: 640px) { .finder { width: 64%; } .broken { padding: var(--s4); } h2 { font: var(--type-title); } cw-icon { --icon-size: 2rem; margin-block-end: var(--s2); } .btn { margin-block-start: var(--s3); } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#visibilityChanged);
    if (document.visibilityState === 'visible') void this.#start();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#visibilityChanged);
    this.#stop();
  }

  override render() {
    return html`
      <video muted playsinline aria-hidden="true" ?hidden=${this.cameraState !== 'running'}></video>
      ${this.cameraState === 'running' ? this.#finder() : this.#broken()}
    `;
  }

  #finder() {
    return html`<div class="finder">
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <path d="M0 16V0h16M84 0h16v16M100 84v16H84M16 100H0V84" fill="none" stroke="#fff" stroke-width="1.4" />
      </svg>
    </div>`;
  }

  #broken() {
    const { heading, advice } = this.#words();
    const canTry = this.cameraState !== 'starting';
    return html`<div class="broken">
      <cw-icon name="camera"></cw-icon>
      <h2>${heading}</h2>
      <p>${advice}</p>
      ${canTry ? html`<button class="btn" type="button" @click=${this.#start}>${msg('Try the camera again')}</button>` : ''}
    </div>`;
  }

  #words(): { heading: string; advice: string } {
    const heading = {
      blocked: () => msg('The camera is blocked'),
      busy: () => msg('The camera is in use'),
      absent: () => msg('There is no camera'),
    };
    const advice = this.withoutTyping ? adviceWithoutTyping : adviceWithTyping;
    const { cameraState } = this;
    if (cameraState === 'blocked' || cameraState === 'busy' || cameraState === 'absent')
      return { heading: heading[cameraState](), advice: advice[cameraState]() };
    return { heading: msg('Starting the camera'), advice: advice.starting() };
  }

  readonly #visibilityChanged = () => {
    if (document.visibilityState === 'visible') void this.#start();
    else this.#stop();
  };

  async #start() {
    if (this.#stream) return;
    this.cameraState = 'starting';
    try {
      const video = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } };
      const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
      if (!this.isConnected || document.visibilityState === 'hidden') {
        stopTracks(stream);
        return;
      }
      this.#stream = stream;
      for (const track of stream.getTracks()) track.addEventListener('ended', () => this.#lost());
      if (this.video) {
        this.video.srcObject = stream;
        await this.video.play();
      }
      this.cameraState = 'running';
      this.#lookSoon();
    } catch (error) {
      this.#stop();
      this.cameraState = stateOfError(error);
    }
  }

  #lost() {
    this.#stop();
    this.cameraState = 'absent';
  }

  #stop() {
    window.clearTimeout(this.#timer);
    if (this.#stream) stopTracks(this.#stream);
    this.#stream = undefined;
  }

  #lookSoon() {
    this.#timer = window.setTimeout(() => {
      this.#look();
      if (this.#stream) this.#lookSoon();
    }, frameMs);
  }

  #look() {
    const { video } = this;
    if (!video || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    const text = readCode(video, this.#canvas);
    if (!text) return;
    const nowMs = performance.now();
    const isNew = text !== this.#seen.text || nowMs - this.#seen.atMs > awayMs;
    this.#seen = { text, atMs: nowMs };
    if (isNew)
      this.dispatchEvent(new CustomEvent<string>('badge-read', { detail: text, bubbles: true, composed: true }));
  }
}

function stopTracks(stream: MediaStream) {
  for (const track of stream.getTracks()) track.stop();
}

/** The code in the middle of the picture, if there is one. */
function readCode(video: HTMLVideoElement, canvas: HTMLCanvasElement): string | undefined {
  const side = Math.min(video.videoWidth, video.videoHeight);
  const size = Math.min(side, searchedPx);
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || size === 0) return undefined;
  const left = (video.videoWidth - side) / 2;
  const top = (video.videoHeight - side) / 2;
  context.drawImage(video, left, top, side, side, 0, 0, size, size);
  try {
    return decodeQR({ width: size, height: size, data: context.getImageData(0, 0, size, size).data });
  } catch {
    return undefined; // No code in this frame: the commonest case.
  }
}

const adviceWithTyping = {
  blocked: () =>
    msg(
      'The scanner and typed codes still work. To use the camera, allow it for this page in the browser’s address bar, then try again.',
    ),
  busy: () => msg('The scanner and typed codes still work. Close what else uses the camera, then try again.'),
  absent: () => msg('The scanner and typed codes still work. If there should be a camera, plug it in, then try again.'),
  starting: () => msg('The scanner and typed codes already work.'),
};

const adviceWithoutTyping: typeof adviceWithTyping = {
  blocked: () =>
    msg(
      'The scanner still works. To use the camera, allow it for this page in the browser’s address bar, then try again.',
    ),
  busy: () => msg('The scanner still works. Close what else uses the camera, then try again.'),
  absent: () => msg('The scanner still works. If there should be a camera, plug it in, then try again.'),
  starting: () => msg('The scanner already works.'),
};

declare global {
  interface HTMLElementTagNameMap {
    'cw-badge-camera': BadgeCamera;
  }
}
