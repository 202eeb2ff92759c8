import { msg } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { cameraWanted } from './camera-choice.ts';
import './icon.ts';

type CameraState = 'starting' | 'running' | 'blocked' | 'absent' | 'busy';

const stateOfError = (error: unknown): CameraState => {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'blocked';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'absent';
};

/** The camera with a frame to stand in; `take()` gives what it sees. Tells `camera-ready` with true or false. */
@customElement('cw-photograph-camera')
export class PhotographCamera extends LitElement {
  /** Whom it looks at: the one who holds it, or somebody else. */
  @property() facing: 'user' | 'environment' = 'user';
  /** What to do where it shows nothing; else a file is offered. */
  @property() instead = '';
  /** Another one of the cameras that were chosen among: starts anew with it. */
  @property() camera = '';
  @state() private cameraState: CameraState = 'starting';
  @query('video') private readonly video!: HTMLVideoElement;
  #stream: MediaStream | undefined;

  static override styles = [
    base,
    buttons,
    css`
      :host { position: relative; display: grid; aspect-ratio: 4 / 5; overflow: hidden; background: #0a1013; color: #eef3f2; border-radius: var(--radius-2); }
      video { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; }
      /* As in a mirror, where one looks at oneself. */
      :host([facing='user']) video { transform: scaleX(-1); }
      .guide { position: absolute; inset: 9% 20% 33%; border: 2px dashed rgb(255 255 255 / 0.7); border-radius: 50%; pointer-events: none; }
      .broken { place-self: center; display: grid; gap: var(--s3); justify-items: center; padding: var(--s5); text-align: center; text-wrap: balance; --icon-size: 2rem; }
      .btn { color: #fff; border-color: #8b9aa0; }
      .btn:hover { background: #1d282d !important; }
      :focus-visible { outline-color: #9bd2f5; }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#visibilityChanged);
    void this.#start();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#visibilityChanged);
    this.#stop();
  }

  override updated(changed: PropertyValues<this>) {
    if (!changed.has('camera') || changed.get('camera') === undefined) return;
    this.#stop();
    void this.#start();
  }

  /** What the camera sees now, not mirrored; nothing while it sees nothing. */
  async take(): Promise<ImageBitmap | undefined> {
    const isSeeing = this.cameraState === 'running' && this.video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    return isSeeing ? createImageBitmap(this.video) : undefined;
  }

  override render() {
    const isRunning = this.cameraState === 'running';
    return html`
      <video muted playsinline aria-label=${msg('What the camera sees')} ?hidden=${!isRunning}></video>
      ${isRunning ? html`<span class="guide"></span>` : this.#broken()}
    `;
  }

  #broken() {
    return html`<div class="broken" role="status">
      <cw-icon name="camera"></cw-icon>
      <p>${this.#words()}</p>
      ${
        this.cameraState === 'starting'
          ? nothing
          : html`<button class="btn btn--small" type="button" @click=${this.#start}>${msg('Try the camera again')}</button>`
      }
    </div>`;
  }

  #words(): string {
    if (this.instead && this.cameraState !== 'starting') return this.instead;
    switch (this.cameraState) {
      case 'blocked':
        return msg('The camera is blocked. Allow it for this page in the browser’s address bar, or choose a file.');
      case 'busy':
        return msg('Another program uses the camera. Close it, or choose a file.');
      case 'absent':
        return msg('There is no camera here. Choose a file instead.');
      default:
        return msg('Starting the camera. The browser may ask whether it may be used.');
    }
  }

  readonly #visibilityChanged = () => {
    if (document.visibilityState === 'visible') void this.#start();
    else this.#stop();
  };

  readonly #start = async () => {
    if (this.#stream || document.visibilityState === 'hidden') return;
    this.#become('starting');
    try {
      const video = { ...cameraWanted(this.facing), width: { ideal: 1280 }, height: { ideal: 1280 } };
      const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
      // Gone meanwhile, or started twice: the light of the camera must not stay on.
      if (!this.isConnected || this.#stream) return stopTracks(stream);
      this.#stream = stream;
      for (const track of stream.getTracks()) track.addEventListener('ended', () => this.#lost());
      await this.updateComplete;
      this.video.srcObject = stream;
      await this.video.play();
      this.#become('running');
    } catch (error) {
      this.#stop();
      this.#become(stateOfError(error));
    }
  };

  #lost() {
    this.#stop();
    this.#become('absent');
  }

  #stop() {
    if (this.#stream) stopTracks(this.#stream);
    this.#stream = undefined;
  }

  #become(state: CameraState) {
    this.cameraState = state;
    this.dispatchEvent(new CustomEvent<boolean>('camera-ready', { detail: state === 'running' }));
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-photograph-camera': PhotographCamera;
  }
}
