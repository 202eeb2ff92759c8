import { msg } from '@lit/localize';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { PhotographAnswer, PhotographToSee } from '../../server/registration/photographs/photographs.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';
import './icon.ts';
import { choosePicture, openPicture, PictureFault } from './open-picture.ts';
import './photograph-camera.ts';
import type { PhotographCamera } from './photograph-camera.ts';
import './photograph-crop.ts';
import type { PhotographCrop } from './photograph-crop.ts';
import '../api/photograph-problems.ts';

/**
 * From camera or file to a photograph that the server has: take or choose, put the face into the frame, send. Tells
 * `photograph-put` with what the server has now, and `give-up`.
 */
@customElement('cw-photograph-maker')
export class PhotographMaker extends LitElement {
  @property({ attribute: false }) put!: (picture: Blob) => Promise<PhotographAnswer>;
  @property() facing: 'user' | 'environment' = 'user';
  /** Chosen already; without one, the camera looks. */
  @property({ attribute: false }) picture: ImageBitmap | undefined;
  @state() private isReady = false;
  @state() private isSending = false;
  @state() private fault = '';
  @query('cw-photograph-camera') private readonly camera!: PhotographCamera | null;
  @query('.btn--main') private readonly main!: HTMLButtonElement | null;
  @query('cw-photograph-crop') private readonly cropped!: PhotographCrop | null;

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; gap: var(--s4); }
      .sight { width: min(100%, var(--photograph-width, 20rem)); justify-self: center; }
      .acts { display: flex; flex-wrap: wrap; gap: var(--s3) var(--s2); justify-content: center; }
      .fault { color: var(--refuse-text); font: var(--type-body); text-align: center; text-wrap: balance; }
      .fault:empty { display: none; }
      .acts .btn--main { flex: 1 1 10rem; }
    `,
  ];

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.picture?.close();
    this.picture = undefined;
  }

  override updated(changed: PropertyValues<this>) {
    // Where the keys move the picture; the element in it is drawn by then.
    if (changed.has('picture') && this.picture) void this.cropped?.updateComplete.then(() => this.cropped?.focus());
  }

  override render() {
    return html`${this.picture ? this.#frame(this.picture) : this.#take()}<p class="fault" role="alert">${this.fault}</p>`;
  }

  #take() {
    return html`
      <cw-photograph-camera
        class="sight"
        facing=${this.facing}
        @camera-ready=${(event: CustomEvent<boolean>) => {
          void this.#ready(event.detail);
        }}
      ></cw-photograph-camera>
      <div class="acts">
        <button class="btn btn--main" type="button" ?disabled=${!this.isReady} @click=${this.#takeOne}>
          <cw-icon name="camera"></cw-icon>${msg('Take the photograph')}
        </button>
        <button class="btn" type="button" @click=${this.#choose}>${msg('Choose a file')}</button>
        <button class="btn" type="button" @click=${this.#giveUp}>${msg('Cancel')}</button>
      </div>
    `;
  }

  #frame(picture: ImageBitmap) {
    return html`
      <cw-photograph-crop class="sight" .picture=${picture} @accept=${this.#send}></cw-photograph-crop>
      <div class="acts">
        <button class="btn btn--main" type="button" ?disabled=${this.isSending} @click=${this.#send}>
          ${this.isSending ? msg('Sending…') : msg('Use this photograph')}
        </button>
        <button class="btn" type="button" ?disabled=${this.isSending} @click=${this.#anew}>
          <cw-icon name="undo"></cw-icon>${msg('Another')}
        </button>
        <button class="btn" type="button" ?disabled=${this.isSending} @click=${this.#giveUp}>${msg('Cancel')}</button>
      </div>
    `;
  }

  /** Whoever works by keys goes on with Enter, as soon as there is something to take. */
  async #ready(isReady: boolean) {
    this.isReady = isReady;
    await this.updateComplete;
    if (isReady) this.main?.focus();
  }

  async #takeOne() {
    const picture = await this.camera?.take();
    if (picture) this.#crop(picture);
  }

  async #choose() {
    const file = await choosePicture();
    if (!file) return;
    try {
      this.#crop(await openPicture(file));
    } catch (error) {
      this.fault = error instanceof PictureFault ? error.message : sentenceOfError(error);
    }
  }

  #crop(picture: ImageBitmap) {
    this.fault = '';
    this.picture = picture;
  }

  #anew() {
    this.picture?.close();
    this.picture = undefined;
    this.fault = '';
  }

  async #send() {
    const { cropped } = this;
    if (!cropped || this.isSending) return;
    this.isSending = true;
    this.fault = '';
    try {
      const { photograph } = await this.put(await cropped.cut());
      this.dispatchEvent(new CustomEvent<PhotographToSee | undefined>('photograph-put', { detail: photograph }));
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
    this.isSending = false;
  }

  #giveUp() {
    this.dispatchEvent(new Event('give-up'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-photograph-maker': PhotographMaker;
  }
}
