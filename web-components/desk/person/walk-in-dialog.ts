import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type DelegateCategory, delegateCategories } from '../../../db/vocabulary.ts';
import type { WalkInRegistered, WalkInToRegister } from '../../../server/registration/desk/desk.contract.ts';
import { ApiProblem, sentenceOfError } from '../../api/problem.ts';
import '../../elements/dialog.ts';
import { uuidV7 } from '../../gate/uuid-v7.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { categoryName } from '../../styles/category-name.ts';
import { fields } from '../../styles/fields.ts';
import type { ActsServer } from './acts-server.ts';
import './country-field.ts';
import { enterDialog } from './enter-dialog.ts';

/** Registers somebody who stands at the desk. `registered` carries what became of it. */
@customElement('cw-walk-in-dialog')
export class WalkInDialog extends LitElement {
  @property({ attribute: false }) server!: ActsServer;
  @property({ type: Boolean }) open = false;
  /** The delegate whom they accompany. */
  @property({ attribute: false }) companionOf: { id: string; name: string } | undefined;
  @state() private fault = '';
  @state() private isBusy = false;
  @query('form') private readonly form!: HTMLFormElement | null;
  /** The same for as often as it is sent, so that nobody is registered twice. */
  #id = '';

  static override styles = [
    base,
    buttons,
    fields,
    css`
      form { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--s3) var(--s4); }
      form > :is(.wide, .fault) { grid-column: 1 / -1; }
      .fault { min-height: 1.25rem; }
      cw-dialog { --dialog-width: 40rem; }
      @media (max-width: 520px) { form { grid-template-columns: minmax(0, 1fr); } }
    `,
  ];

  override updated(changed: PropertyValues<this>) {
    if (!changed.has('open') || !this.open) return;
    this.#id = uuidV7(Date.now());
    this.fault = '';
    void enterDialog(this);
  }

  override render() {
    const name = this.companionOf?.name ?? '';
    return html`<cw-dialog
      heading=${name ? msg(str`Somebody who comes with ${name}`) : msg('Register somebody here')}
      ?open=${this.open}
      @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
      @close=${this.#leave}
    >
      ${this.open ? this.#fields() : nothing}
      <button slot="actions" class="btn" type="button" @click=${this.#leave}>${msg('Leave it')} <kbd>Esc</kbd></button>
      <button slot="actions" class="btn btn--main" type="button" ?disabled=${this.isBusy} @click=${this.#send}>${msg('Register')} <kbd>↵</kbd></button>
    </cw-dialog>`;
  }

  #fields() {
    return html`<form @submit=${this.#send}>
      ${this.#input('name', msg('Name in their own script'))}
      ${this.#input('nameLatin', msg('In Latin letters, if that is another'))}
      <cw-country-field label=${msg('Country, by its name')}></cw-country-field>
      <label class="labelled">${msg('Category')}
        <span class="field"><select name="category">${delegateCategories.map(
          (category) => html`<option value=${category}>${categoryName(category)}</option>`,
        )}</select></span>
      </label>
      ${this.#input('email', msg('E-mail'), 254)}
      ${this.#input('affiliation', msg('Affiliation, may be empty'))}
      ${this.#input('birthDate', msg('Of a minor: date of birth, as 2012-05-31'), 10)}
      ${this.#input('guardianName', msg('Of a minor: who answers for them'))}
      ${this.#input('guardianPhone', msg('Of a minor: their telephone'), 40)}
      <p class="fault" role="alert">${this.fault}</p>
      <button class="vh" tabindex="-1" aria-hidden="true">${msg('Register')}</button>
    </form>`;
  }

  #input(name: string, word: string, maxLength = 200) {
    return html`<label class="labelled">${word}
      <span class="field"><input name=${name} dir="auto" autocomplete="off" spellcheck="false" maxlength=${maxLength} /></span>
    </label>`;
  }

  #walkIn(form: HTMLFormElement): WalkInToRegister {
    const data = new FormData(form);
    const word = (name: string) => String(data.get(name) ?? '').trim();
    const optional = (name: string) => (word(name) ? { [name]: word(name) } : {});
    const guardian = { name: word('guardianName'), phone: word('guardianPhone') };
    return {
      id: this.#id,
      name: word('name'),
      country: word('country'),
      category: word('category') as DelegateCategory,
      email: word('email'),
      ...optional('nameLatin'),
      ...optional('affiliation'),
      ...optional('birthDate'),
      ...(guardian.name && { guardian }),
      ...(this.companionOf && { companionOf: this.companionOf.id }),
    };
  }

  readonly #leave = () => this.dispatchEvent(new Event('close'));

  readonly #send = async (event: Event) => {
    event.preventDefault();
    if (!this.form || this.isBusy) return;
    const walkIn = this.#walkIn(this.form);
    this.fault = walkIn.country ? '' : msg('Choose a country from the list.');
    if (!walkIn.country) return;
    this.isBusy = true;
    try {
      const registered = await this.server.registerWalkIn(walkIn);
      this.dispatchEvent(new CustomEvent<WalkInRegistered>('registered', { detail: registered }));
    } catch (error) {
      this.fault = faultsIn(error);
    }
    this.isBusy = false;
  };
}

/** What to mend, field by field; else the sentence for whatever went wrong. */
function faultsIn(error: unknown): string {
  const faults = error instanceof ApiProblem ? error.problem.faults : undefined;
  if (!faults?.length) return sentenceOfError(error);
  return faults.map(({ path, message }) => `${fieldName(path)}: ${message}`).join(' · ');
}

function fieldName(path: string): string {
  if (path === 'name') return msg('Name in their own script');
  if (path === 'nameLatin') return msg('Name in Latin letters');
  if (path === 'country') return msg('Country');
  if (path === 'email') return msg('E-mail');
  if (path === 'birthDate') return msg('Date of birth');
  return path.startsWith('guardian') ? msg('Who answers for them') : path;
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-walk-in-dialog': WalkInDialog;
  }
}
