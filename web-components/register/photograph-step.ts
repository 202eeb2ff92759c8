import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { PhotographToSee } from '../../server/registration/photographs/photographs.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';
import type { RegisterServer } from './register-server.ts';

/** The photograph of the form; `photograph-change` says whether there is one. */
@customElement('cw-photograph-step')
export class PhotographStep extends LitElement {
  @property({ attribute: false }) server!: RegisterServer;
  @property({ attribute: false }) secret = '';
  @state() private photograph?: PhotographToSee | undefined;
  @state() private error: unknown;
  @state() private isBusy = false;
  @query('input') private readonly input!: HTMLInputElement;

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; gap: var(--s5); }
      .frame { width: 15rem; aspect-ratio: 4 / 5; background: var(--surface-sunk); border-radius: var(--radius-4); overflow: hidden; }
      img { display: block; width: 100%; height: 100%; object-fit: cover; }
      .acts { display: flex; flex-wrap: wrap; gap: var(--s3); }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.#work(async () => (await this.server.photograph(this.secret)).photograph);
  }

  /** A photograph can always follow: nothing here is ever at fault. */
  focusFault(): void {
    this.input.focus();
  }

  override render() {
    const { photograph } = this;
    return html`
      <p class="quiet">${msg('Your face from the front, in good light, without sunglasses. At the gates and stations somebody compares it with you; it is shown to nobody else.')}</p>
      ${this.error ? html`<cw-notice in-flow>${sentenceOfError(this.error)}</cw-notice>` : nothing}
      <div class="frame">${photograph ? html`<img src=${photograph.address} alt=${msg('Your photograph')} />` : nothing}</div>
      <div class="acts">
        <button class="btn btn--main" type="button" ?disabled=${this.isBusy} @click=${() => this.input.click()}>
          <cw-icon name="camera"></cw-icon>${photograph ? msg('Choose another') : msg('Choose or take a photograph')}
        </button>
        ${
          photograph
            ? html`<button class="btn" type="button" ?disabled=${this.isBusy} @click=${this.#remove}>${msg('Remove')}</button>`
            : nothing
        }
      </div>
      <input type="file" accept="image/*" hidden aria-label=${msg('Photograph')} @change=${this.#chosen} />
    `;
  }

  #chosen() {
    const [file] = this.input.files ?? [];
    this.input.value = '';
    if (file) void this.#work(async () => (await this.server.putPhotograph(this.secret, file)).photograph);
  }

  #remove() {
    void this.#work(async () => {
      await this.server.removePhotograph(this.secret);
      return undefined;
    });
  }

  async #work(work: () => Promise<PhotographToSee | undefined>) {
    this.isBusy = true;
    this.error = undefined;
    try {
      this.photograph = await work();
      this.dispatchEvent(new CustomEvent('photograph-change', { detail: this.photograph !== undefined }));
    } catch (error) {
      this.error = error;
    }
    this.isBusy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-photograph-step': PhotographStep;
  }
}
