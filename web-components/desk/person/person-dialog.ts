import { msg } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { Attempt } from '../../api/attempt.ts';
import '../../elements/dialog.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { fields } from '../../styles/fields.ts';
import { text } from '../../styles/text.ts';
import type { ActsServer } from './acts-server.ts';
import { enterDialog } from './enter-dialog.ts';

/** What the desk does with one person and a word of why: entered in its first field, done with Enter, left with Escape. */
export abstract class PersonDialog extends LitElement {
  @property({ attribute: false }) server!: ActsServer;
  @property() delegateId = '';
  @property({ attribute: false }) name = '';
  @property({ type: Boolean }) open = false;
  @query('form') private readonly form!: HTMLFormElement | null;
  readonly attempt = new Attempt(this);

  static override styles = [
    base,
    buttons,
    fields,
    text,
    css`form { display: grid; gap: var(--s4); } .fault { min-height: 1.25rem; } .name { font-size: 1.375rem; line-height: 1.75rem; overflow-wrap: anywhere; }`,
  ];

  /** Its heading, and the word of the deed. */
  protected abstract words(): { readonly heading: string; readonly deed: string };
  protected abstract fields(): TemplateResult;
  /** Why this cannot be sent, empty where it can. */
  protected abstract faultOf(entered: FormData): string;
  protected abstract carryOut(entered: FormData): Promise<void>;

  override updated(changed: PropertyValues<this>) {
    if (!changed.has('open') || !this.open) return;
    this.attempt.say('');
    void enterDialog(this);
  }

  override render() {
    const { heading, deed } = this.words();
    const { isBusy, fault } = this.attempt;
    return html`<cw-dialog
      heading=${heading}
      ?open=${this.open}
      @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
      @close=${this.#leave}
    >
      ${
        this.open
          ? html`<form @submit=${this.#send}>
              <p class="name" dir="auto">${this.name}</p>
              ${this.fields()}
              <p class="fault" role="alert">${fault}</p>
            </form>`
          : nothing
      }
      <button slot="actions" class="btn" type="button" @click=${this.#leave}>${msg('Leave it')} <kbd>Esc</kbd></button>
      <button slot="actions" class="btn btn--main" type="button" ?disabled=${isBusy} @click=${this.#send}>${deed} <kbd>↵</kbd></button>
    </cw-dialog>`;
  }

  readonly #leave = () => this.dispatchEvent(new Event('close'));

  readonly #send = async (event: Event) => {
    event.preventDefault();
    if (!this.form) return;
    const entered = new FormData(this.form);
    const fault = this.faultOf(entered);
    if (fault) this.attempt.say(fault);
    else await this.attempt.run(() => this.carryOut(entered));
  };
}

/** What was entered under a name, without the space around it. */
export const entryOf = (entered: FormData, name: string): string => String(entered.get(name) ?? '').trim();
