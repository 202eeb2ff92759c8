import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PhotographAnswer } from '../../server/registration/photographs/photographs.contract.ts';
import { type StaffPhotographs, staffPhotographs } from '../api/photographs.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../api/photograph-problems.ts';
import '../elements/dialog.ts';
import '../elements/icon.ts';
import '../elements/photograph.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { text } from '../styles/text.ts';

/**
 * The photograph of the person at the desk: seen, taken, taken anew, removed. `take()` opens the camera, for a key.
 * Tells `photograph-change` with whether there is one now, after it was taken or removed, and `photograph-left` when the
 * camera's dialog is gone.
 */
@customElement('cw-person-photograph')
export class PersonPhotograph extends LitElement {
  @property({ attribute: false }) photographs: StaffPhotographs = staffPhotographs('desk');
  @property() delegateId = '';
  @property() name = '';
  @property({ type: Boolean }) disabled = false;
  /** A button elsewhere on the page takes it, by the same key: there is none here then. */
  @property({ type: Boolean }) takenElsewhere = false;
  @state() private version = '';
  @state() private isThere: boolean | undefined;
  @state() private isTaking = false;
  @state() private isRemoving = false;
  @state() private fault = '';

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s2); }
      .acts { display: grid; gap: var(--s2); }
      .acts .btn { white-space: normal; }
      .fault { color: var(--refuse-text); }
      .fault:empty { display: none; }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('delegateId')) return;
    this.version = '';
    this.isThere = undefined;
    this.isTaking = false;
    this.isRemoving = false;
    this.fault = '';
  }

  /** Opens the camera of the desk. */
  take = async (): Promise<void> => {
    if (this.disabled) return;
    await import('../elements/photograph-dialog.ts');
    this.isTaking = true;
  };

  override render() {
    return html`
      <cw-photograph
        .see=${() => this.photographs.see(this.delegateId)}
        .of=${this.delegateId}
        .version=${this.version}
        alt=${msg(str`Photograph of ${this.name}`)}
        @photograph-known=${(event: CustomEvent<boolean>) => {
          this.isThere = event.detail;
        }}
      >
        <cw-icon name="camera"></cw-icon><span>${msg('No photograph')}</span>
      </cw-photograph>
      <div class="acts">
        <button class="btn btn--small" type="button" ?hidden=${this.takenElsewhere} ?disabled=${this.disabled || this.isThere === undefined} @click=${this.take}>
          <cw-icon name="camera"></cw-icon>${this.isThere ? msg('Take another') : msg('Take a photograph')} <kbd>P</kbd>
        </button>
        <button class="btn btn--small" type="button" ?hidden=${!this.isThere} ?disabled=${this.disabled} @click=${this.#askToRemove}>
          <cw-icon name="cross"></cw-icon>${msg('Remove…')}
        </button>
      </div>
      <p class="fault" role="alert">${this.fault}</p>
      ${this.isTaking ? this.#camera() : nothing} ${this.isRemoving ? this.#question() : nothing}
    `;
  }

  #camera() {
    return html`<cw-photograph-dialog
      open
      @keydown=${keptInside}
      .name=${this.name}
      .put=${(picture: Blob) => this.photographs.put(this.delegateId, picture)}
      @photograph-put=${(event: CustomEvent<PhotographAnswer['photograph']>) => this.#changed(event.detail?.version)}
      @close=${this.#left}
    ></cw-photograph-dialog>`;
  }

  /** The dialog goes with its focus: whoever works by keys goes on with the person. */
  readonly #left = async () => {
    this.isTaking = false;
    await this.updateComplete;
    this.dispatchEvent(new Event('photograph-left'));
  };

  #question() {
    return html`<cw-dialog
      open
      @keydown=${keptInside}
      heading=${msg('Remove this photograph?')}
      @close=${() => {
        this.isRemoving = false;
      }}
    >
      <p>${msg(str`Gates and stations can no longer compare ${this.name} with it. It cannot be brought back.`)}</p>
      <button slot="actions" class="btn" type="button" @click=${this.#keep}>${msg('Keep it')}</button>
      <button slot="actions" class="btn btn--ink" type="button" @click=${this.#remove}>${msg('Remove')}</button>
    </cw-dialog>`;
  }

  #askToRemove() {
    this.isRemoving = true;
  }

  #keep() {
    this.isRemoving = false;
  }

  async #remove() {
    const { delegateId } = this;
    this.isRemoving = false;
    this.fault = '';
    try {
      await this.photographs.remove(delegateId);
      if (delegateId === this.delegateId) this.#changed(undefined);
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
  }

  #changed(version: string | undefined) {
    this.version = version ?? `without ${this.version}`;
    this.fault = '';
    this.dispatchEvent(new CustomEvent<boolean>('photograph-change', { detail: version !== undefined }));
  }
}

/** What is pressed in a dialog means nothing to the panel behind it: Escape would close the person too. */
const keptInside = (event: KeyboardEvent): void => event.stopPropagation();

declare global {
  interface HTMLElementTagNameMap {
    'cw-person-photograph': PersonPhotograph;
  }
}
