import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type BadgeDesign, maxArtworkBytes } from '../../../server/registration/printing/printing.contract.ts';
import { sentenceOfError } from '../../api/problem.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import type { DesignServer } from './design-server.ts';

/** The conference's own picture: chosen, sent at once, or taken away. Tells of the changed design by `artwork-change`. */
@customElement('cw-artwork-field')
export class ArtworkField extends LitElement {
  @property({ attribute: false }) server!: DesignServer;
  @property({ attribute: false }) design!: BadgeDesign;
  @state() private fault = '';
  @state() private isBusy = false;
  @query('input') private readonly input!: HTMLInputElement;

  static override styles = [
    base,
    buttons,
    css`
      :host { display: grid; gap: var(--s3); justify-items: start; }
      .acts { display: flex; flex-wrap: wrap; gap: var(--s3); align-items: center; }
      p { font: var(--type-small); color: var(--ink-2); max-width: var(--measure); }
      .fault { color: var(--refuse-text); min-height: 1.25rem; }
    `,
  ];

  override render() {
    return html`
      <p>${msg('A logo or a background, PNG or JPEG of 8 MB at most. It lies where “Artwork” stands on the badge, under everything else; for print, 12 pixels for each millimetre look sharp.')}</p>
      <div class="acts">
        <input type="file" accept="image/png,image/jpeg" hidden aria-label=${msg('Artwork')} @change=${this.#chosen} />
        <button class="btn btn--small" type="button" ?disabled=${this.isBusy} @click=${() => this.input.click()}>
          ${this.design.hasArtwork ? msg('Choose another picture…') : msg('Choose a picture…')}
        </button>
        ${
          this.design.hasArtwork
            ? html`<button class="btn btn--small" type="button" ?disabled=${this.isBusy} @click=${() => this.#ask(this.server.removeArtwork(this.design))}>${msg('Remove the artwork')}</button>`
            : nothing
        }
      </div>
      <p class="fault" role="alert">${this.fault}</p>
    `;
  }

  #chosen() {
    const [file] = this.input.files ?? [];
    this.input.value = '';
    if (!file) return;
    if (file.size > maxArtworkBytes) this.fault = msg('The file is larger than 8 MB.');
    else if (!['image/png', 'image/jpeg'].includes(file.type)) this.fault = msg('This is neither PNG nor JPEG.');
    else void this.#ask(this.server.putArtwork(this.design, file));
  }

  async #ask(changed: Promise<BadgeDesign>) {
    this.isBusy = true;
    this.fault = '';
    try {
      const detail = await changed;
      this.dispatchEvent(new CustomEvent('artwork-change', { detail, bubbles: true, composed: true }));
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
    this.isBusy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-artwork-field': ArtworkField;
  }
}
