import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { StaffPhotographs } from '../api/photographs.ts';
import { listCameras, rememberCamera, rememberedCamera } from '../elements/camera-choice.ts';
import '../elements/dialog.ts';
import '../elements/photograph.ts';
import '../elements/photograph-camera.ts';
import type { PhotographCamera } from '../elements/photograph-camera.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { text } from '../styles/text.ts';

/**
 * The registered photograph beside what the camera of the station sees, of one size and crop. Nothing of it is kept. Tells
 * `face` with what the officer found, `replace` where a new photograph is to be put, and `close`.
 */
@customElement('cw-compare-dialog')
export class CompareDialog extends LitElement {
  @property({ type: Boolean }) open = false;
  @property() name = '';
  @property() delegateId = '';
  @property() version = '';
  @property({ attribute: false }) photographs!: StaffPhotographs;
  @state() private isReady = false;
  @state() private taken: ImageBitmap | undefined;
  @state() private cameras: readonly { id: string; name: string }[] = [];
  @state() private chosen = rememberedCamera();

  @query('cw-photograph-camera') private readonly camera!: PhotographCamera | null;
  @query('canvas') private readonly still!: HTMLCanvasElement | null;

  static override styles = [
    base,
    text,
    buttons,
    fields,
    css`
      cw-dialog { --dialog-width: 52rem; }
      .pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--s4); max-width: min(100%, 118dvh - 22rem); margin-inline: auto; }
      figcaption { font: var(--type-small); color: var(--ink-2); margin-block-start: var(--s2); }
      /* The crop of the registered photograph. */
      canvas { display: block; width: 100%; aspect-ratio: 4 / 5; object-fit: cover; object-position: 50% 30%; border-radius: var(--radius-2); }
      .acts { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s3); margin-block-start: var(--s4); min-height: var(--hit); }
      .acts label { display: flex; align-items: center; gap: var(--s2); font: var(--type-small); margin-inline-start: auto; }
      .acts .field { min-height: 2.25rem; max-width: 14rem; }
    `,
  ];

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#anew();
  }

  override updated() {
    if (!this.taken || !this.still) return;
    this.still.width = this.taken.width;
    this.still.height = this.taken.height;
    this.still.getContext('2d')?.drawImage(this.taken, 0, 0);
  }

  override render() {
    return html`<cw-dialog heading=${msg(str`Compare the face of ${this.name}`)} .open=${this.open} @close=${this.#close}>
      ${this.open ? this.#pair() : nothing}
      <p class="small">${msg('Nothing that the camera sees is kept.')}</p>
      <button slot="actions" class="btn" type="button" @click=${() => this.#tell('replace')}>${msg('Replace the photograph…')}</button>
      <button slot="actions" class="btn" type="button" @click=${() => this.#answer(false)}>${msg('Not sure')}</button>
      <button slot="actions" class="btn btn--main" type="button" @click=${() => this.#answer(true)}>${msg('Same face')}</button>
    </cw-dialog>`;
  }

  #pair() {
    return html`
      <div class="pair">
        <figure>
          <cw-photograph
            .see=${() => this.photographs.see(this.delegateId)}
            .of=${this.delegateId}
            .version=${this.version}
            alt=${msg(str`Registered photograph of ${this.name}`)}
          ></cw-photograph>
          <figcaption>${msg('Registered')}</figcaption>
        </figure>
        <figure>
          ${this.taken ? html`<canvas role="img" aria-label=${msg('The picture just taken')}></canvas>` : this.#camera()}
          <figcaption>${this.taken ? msg('Just now') : msg('Now')}</figcaption>
        </figure>
      </div>
      <div class="acts">
        <button class="btn btn--small" type="button" ?disabled=${!this.taken && !this.isReady} @click=${this.taken ? this.#anew : this.#take}>
          ${this.taken ? msg('Look again') : msg('Hold the picture')}
        </button>
        ${this.cameras.length > 1 && !this.taken ? this.#choice() : nothing}
      </div>
    `;
  }

  #camera() {
    return html`<cw-photograph-camera
      facing="environment"
      instead=${msg('The camera shows nothing. Compare with the person in front of you.')}
      camera=${this.chosen}
      @camera-ready=${({ detail }: CustomEvent<boolean>) => this.#ready(detail)}
    ></cw-photograph-camera>`;
  }

  #choice() {
    return html`<label>${msg('Camera')} <span class="field"><select @change=${this.#choose}>
      ${this.cameras.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.chosen}>${name}</option>`)}
    </select></span></label>`;
  }

  async #ready(isReady: boolean) {
    this.isReady = isReady;
    if (isReady) this.cameras = await listCameras();
  }

  readonly #choose = (event: Event) => {
    this.chosen = (event.target as HTMLSelectElement).value;
    rememberCamera(this.chosen);
  };

  readonly #take = async () => {
    this.taken = await this.camera?.take();
  };

  readonly #anew = () => {
    this.taken?.close();
    this.taken = undefined;
    this.isReady = false;
  };

  #answer(isSame: boolean) {
    this.dispatchEvent(new CustomEvent<boolean>('face', { detail: isSame }));
    this.#close();
  }

  #close() {
    this.#anew();
    this.#tell('close');
  }

  #tell(name: string) {
    this.dispatchEvent(new Event(name));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-compare-dialog': CompareDialog;
  }
}
