import { msg } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { sentenceOfError } from '../../api/problem.ts';
import '../../elements/dialog.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { fields } from '../../styles/fields.ts';
import { text } from '../../styles/text.ts';
import type { ActsServer } from './acts-server.ts';
import { enterDialog } from './enter-dialog.ts';

/** Proposes to lift the rejection of somebody's clearance, and says why. `proposed` follows. */
@customElement('cw-lift-dialog')
export class LiftDialog extends LitElement {
  @property({ attribute: false }) server!: ActsServer;
  @property() delegateId = '';
  @property({ attribute: false }) name = '';
  @property({ type: Boolean }) open = false;
  @state() private fault = '';
  @state() private isBusy = false;
  @query('form') private readonly form!: HTMLFormElement | null;

  static override styles = [
    base,
    buttons,
    fields,
    text,
    css`form { display: grid; gap: var(--s4); } .fault { min-height: 1.25rem; } .name { font-size: 1.375rem; line-height: 1.75rem; overflow-wrap: anywhere; }`,
  ];

  override updated(changed: PropertyValues<this>) {
    if (!changed.has('open') || !this.open) return;
    this.fault = '';
    void enterDialog(this);
  }

  override render() {
    return html`<cw-dialog
      heading=${msg('Lift the refused clearance')}
      ?open=${this.open}
      @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
      @close=${this.#leave}
    >
      ${
        this.open
          ? html`<form @submit=${this.#propose}>
              <p class="name" dir="auto">${this.name}</p>
              <p>${msg('You propose it; a supervisor or an administrator, another person than you, confirms within 15 minutes. Until then no gate lets them in.')}</p>
              <label class="labelled">${msg('Why? The second person reads this.')}
                <span class="field"><input name="because" dir="auto" maxlength="500" autocomplete="off" /></span>
              </label>
              <p class="fault" role="alert">${this.fault}</p>
            </form>`
          : nothing
      }
      <button slot="actions" class="btn" type="button" @click=${this.#leave}>${msg('Leave it')} <kbd>Esc</kbd></button>
      <button slot="actions" class="btn btn--main" type="button" ?disabled=${this.isBusy} @click=${this.#propose}>${msg('Propose')} <kbd>↵</kbd></button>
    </cw-dialog>`;
  }

  readonly #leave = () => this.dispatchEvent(new Event('close'));

  readonly #propose = async (event: Event) => {
    event.preventDefault();
    if (!this.form || this.isBusy) return;
    const because = String(new FormData(this.form).get('because') ?? '').trim();
    this.fault = because ? '' : msg('Say why, in a few words.');
    if (!because) return;
    this.isBusy = true;
    try {
      await this.server.proposeLifting(this.delegateId, because);
      this.dispatchEvent(new Event('proposed'));
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
    this.isBusy = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-lift-dialog': LiftDialog;
  }
}
