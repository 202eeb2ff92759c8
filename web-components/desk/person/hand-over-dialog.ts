import { msg } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ColleagueList } from '../../../server/registration/desk/desk.contract.ts';
import { sentenceOfError } from '../../api/problem.ts';
import '../../elements/dialog.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { fields } from '../../styles/fields.ts';
import { text } from '../../styles/text.ts';
import type { ActsServer } from './acts-server.ts';
import { enterDialog } from './enter-dialog.ts';

/** Hands a person over to a colleague, with a word of what was done. `handed-over` follows. */
@customElement('cw-hand-over-dialog')
export class HandOverDialog extends LitElement {
  @property({ attribute: false }) server!: ActsServer;
  @property() delegateId = '';
  @property({ attribute: false }) name = '';
  @property({ type: Boolean }) open = false;
  @state() private colleagues: ColleagueList['colleagues'] = [];
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
    void this.server.colleagues().then(
      ({ colleagues }) => {
        this.colleagues = colleagues;
      },
      () => undefined,
    );
  }

  override render() {
    return html`<cw-dialog
      heading=${msg('Hand over to a colleague')}
      ?open=${this.open}
      @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
      @close=${this.#leave}
    >
      ${
        this.open
          ? html`<form @submit=${this.#give}>
              <p class="name" dir="auto">${this.name}</p>
              <label class="labelled">${msg('What was done, and what is still wrong')}
                <span class="field"><input name="note" dir="auto" maxlength="500" autocomplete="off" /></span>
              </label>
              <label class="labelled">${msg('To')}
                <span class="field"><select name="to">
                  <option value="">${msg('Whoever is free')}</option>
                  ${this.colleagues.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
                </select></span>
              </label>
              <p class="fault" role="alert">${this.fault}</p>
            </form>`
          : nothing
      }
      <button slot="actions" class="btn" type="button" @click=${this.#leave}>${msg('Leave it')} <kbd>Esc</kbd></button>
      <button slot="actions" class="btn btn--main" type="button" ?disabled=${this.isBusy} @click=${this.#give}>${msg('Hand over')} <kbd>↵</kbd></button>
    </cw-dialog>`;
  }

  readonly #leave = () => this.dispatchEvent(new Event('close'));

  readonly #give = async (event: Event) => {
    event.preventDefault();
    if (!this.form || this.isBusy) return;
    const data = new FormData(this.form);
    const [note, to] = [String(data.get('note') ?? '').trim(), String(data.get('to') ?? '')];
    this.fault = note ? '' : msg('Say what was done and what is still wrong.');
    if (!note) return;
    this.isBusy = true;
    try {
      await this.server.handOver({ delegateId: this.delegateId, note, ...(to && { to }) });
      this.dispatchEvent(new Event('handed-over'));
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
    this.isBusy = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-hand-over-dialog': HandOverDialog;
  }
}
