import { msg } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { PhotographAnswer } from '../../server/registration/photographs/photographs.contract.ts';
import type { PhotographPlace } from '../api/photograph-place.ts';
import { sentenceOfError } from '../api/problem.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';
import './icon.ts';
import { choosePicture, openPicture, PictureFault } from './open-picture.ts';
import './photograph.ts';
import './photograph-maker.ts';

/**
 * The photograph of oneself: seen, chosen from a file or taken with the camera, put into the frame, removed. It works
 * without a camera, and by keyboard alone. `place` says where it is kept, `of` whose it is. Tells `photograph-change`
 * with whether there is one, also when it has found out at first.
 */
@customElement('cw-photograph-field')
export class PhotographField extends LitElement {
  @property({ attribute: false }) place!: PhotographPlace;
  @property() of = 'mine';
  @property() facing: 'user' | 'environment' = 'user';
  @property({ type: Boolean }) disabled = false;
  /** What was sent from here last: it can be shown without asking again. */
  @state() private sent: PhotographAnswer['photograph'];
  @state() private version = '';
  @state() private isThere: boolean | undefined;
  @state() private isMaking = false;
  @state() private picture: ImageBitmap | undefined;
  @state() private isBusy = false;
  @state() private fault = '';
  @query('.choose') private readonly first!: HTMLButtonElement | null;

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; gap: var(--s4); --photograph-width: 20rem; }
      cw-photograph { width: min(100%, 15rem); }
      .acts { display: flex; flex-wrap: wrap; gap: var(--s3); }
      .fault { color: var(--refuse-text); }
      .fault:empty { display: none; }
      cw-photograph-maker { justify-self: start; width: min(100%, 26rem); }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('of')) this.isThere = undefined;
  }

  /** Puts the focus on the first thing to do. */
  override focus(): void {
    this.first?.focus();
  }

  override render() {
    return this.isMaking ? this.#making() : this.#seen();
  }

  #seen() {
    const cannot = this.isBusy || this.disabled;
    return html`
      <cw-photograph
        .see=${() => this.place.see()}
        .of=${this.of}
        .version=${this.version}
        .known=${this.sent}
        alt=${msg('Your photograph')}
        @photograph-known=${(event: CustomEvent<boolean>) => this.#found(event.detail)}
      >
        <cw-icon name="camera"></cw-icon>
        <p>${msg('No photograph yet.')}</p>
      </cw-photograph>
      <p class="fault" role="alert">${this.fault}</p>
      <div class="acts">
        <button class="btn choose ${this.isThere ? '' : 'btn--main'}" type="button" ?disabled=${cannot} @click=${this.#choose}>
          <cw-icon name="upload"></cw-icon>${msg('Choose a file')}
        </button>
        <button class="btn" type="button" ?disabled=${cannot} @click=${this.#take}>
          <cw-icon name="camera"></cw-icon>${msg('Take a photograph')}
        </button>
        ${
          this.isThere
            ? html`<button class="btn" type="button" ?disabled=${cannot} @click=${this.#remove}>
                <cw-icon name="cross"></cw-icon>${msg('Remove')}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  #making() {
    return html`<cw-photograph-maker
      .put=${(picture: Blob) => this.place.put(picture)}
      .picture=${this.picture}
      facing=${this.facing}
      @photograph-put=${this.#put}
      @give-up=${this.#end}
    ></cw-photograph-maker>`;
  }

  #take() {
    this.fault = '';
    this.picture = undefined;
    this.isMaking = true;
  }

  async #choose() {
    const file = await choosePicture();
    if (!file) return;
    this.fault = '';
    try {
      this.picture = await openPicture(file);
      this.isMaking = true;
    } catch (error) {
      this.fault = error instanceof PictureFault ? error.message : sentenceOfError(error);
    }
  }

  async #put(event: CustomEvent<PhotographAnswer['photograph']>) {
    this.sent = event.detail;
    this.version = event.detail?.version ?? '';
    await this.#end();
    this.#found(true);
  }

  async #remove() {
    this.isBusy = true;
    this.fault = '';
    try {
      await this.place.remove();
      this.sent = undefined;
      this.version = `removed-${this.version}`;
      this.#found(false);
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
    this.isBusy = false;
    // The button that had the focus may be gone, and none takes it while it is off.
    await this.updateComplete;
    if (!this.fault) this.first?.focus();
  }

  async #end() {
    this.isMaking = false;
    this.picture = undefined;
    await this.updateComplete;
    this.first?.focus();
  }

  #found(isThere: boolean) {
    if (this.isThere === isThere) return;
    this.isThere = isThere;
    this.dispatchEvent(new CustomEvent<boolean>('photograph-change', { detail: isThere }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-photograph-field': PhotographField;
  }
}
