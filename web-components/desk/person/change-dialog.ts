import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type DelegateCategory, delegateCategories } from '../../../db/vocabulary.ts';
import type {
  ChangeMade,
  ChangePreview,
  RegistrationChange,
} from '../../../server/registration/changes/changes.contract.ts';
import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';
import { sentenceOfError } from '../../api/problem.ts';
import '../../elements/dialog.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { categoryName } from '../../styles/category-name.ts';
import { fields } from '../../styles/fields.ts';
import { text } from '../../styles/text.ts';
import type { ActsServer } from './acts-server.ts';
import { sayConsequence } from './consequence-words.ts';
import './country-field.ts';
import { enterDialog } from './enter-dialog.ts';

export type ChangeKind = Exclude<RegistrationChange['kind'], 'merge'>;

/**
 * One change of a person, with what follows from it told before it is made. `change-made` carries what followed. Enter
 * makes it, Escape leaves it.
 */
@customElement('cw-change-dialog')
export class ChangeDialog extends LitElement {
  @property({ attribute: false }) server!: ActsServer;
  @property({ attribute: false }) person!: DelegateDetails;
  /** Open while there is one. */
  @property({ attribute: false }) kind: ChangeKind | undefined;
  @state() private preview: ChangePreview | undefined;
  @state() private fault = '';
  @state() private isBusy = false;
  @query('form') private readonly form!: HTMLFormElement | null;
  #asked = 0;

  static override styles = [
    base,
    text,
    buttons,
    fields,
    css`
      form { display: grid; gap: var(--s4); }
      .field select { color: inherit; }
      .name { font-size: 1.375rem; line-height: 1.75rem; overflow-wrap: anywhere; }
      .tick { display: flex; align-items: center; gap: var(--s3); min-height: var(--hit); }
      .tick input { width: 1.25rem; height: 1.25rem; accent-color: var(--accent); }
      ul { margin: 0; padding-inline-start: var(--s5); min-height: 4.5rem; }
      .fault { min-height: 1.25rem; }
      .name-field input { font: 400 1.1875rem/1.75rem var(--font-name); }
    `,
  ];

  override updated(changed: PropertyValues<this>) {
    if (!changed.has('kind') || !this.kind) return;
    this.fault = '';
    this.preview = undefined;
    void enterDialog(this);
    void this.#look();
  }

  override render() {
    const { kind } = this;
    return html`<cw-dialog
      heading=${kind ? headingOf(kind) : ''}
      ?open=${kind !== undefined}
      @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
      @close=${this.#leave}
    >
      ${kind ? this.#body(kind) : nothing}
      <button slot="actions" class="btn" type="button" @click=${this.#leave}>${msg('Leave it')} <kbd>Esc</kbd></button>
      <button slot="actions" class="btn btn--main" type="button" ?disabled=${this.isBusy} @click=${this.#make}>
        ${kind ? wordOf(kind) : ''} <kbd>↵</kbd>
      </button>
    </cw-dialog>`;
  }

  #body(kind: ChangeKind) {
    return html`<form @submit=${this.#make} @change=${this.#look}>
      <p class="name" dir="auto">${this.person.name}</p>
      ${this.#fields(kind)}
      ${this.#input('because', msg('Why? It is kept with your name.'), becauseOf(kind), false)}
      <div>
        <p class="quiet">${msg('What follows:')}</p>
        <ul aria-live="polite">${this.preview?.consequences.map((one) => html`<li>${sayConsequence(one)}</li>`)}
          ${this.preview?.consequences.length === 0 ? html`<li>${msg('Nothing else.')}</li>` : nothing}</ul>
      </div>
      <p class="fault" role="alert">${this.fault}</p>
      <button class="vh" tabindex="-1" aria-hidden="true">${wordOf(kind)}</button>
    </form>`;
  }

  #fields(kind: ChangeKind) {
    const { person } = this;
    const isOther = kind === 'transfer';
    if (kind === 'category') return this.#categories(person.category);
    if (kind !== 'name' && !isOther) return nothing;
    return html`
      ${this.#input('name', msg('Name in their own script'), isOther ? '' : person.name, true)}
      ${this.#input('nameLatin', msg('Name in Latin letters'), isOther ? '' : person.nameLatin, true)}
      ${
        isOther
          ? html`<cw-country-field label=${msg('Country, by its name')} value=${person.country}></cw-country-field>
            ${this.#input('email', msg('E-mail'), '', false)}
            ${this.#input('affiliation', msg('Affiliation, may be empty'), '', false)}`
          : html`<label class="tick"><input type="checkbox" name="documentSeen" checked />${msg('I have seen it on a document')}</label>`
      }
    `;
  }

  #input(name: string, word: string, value: string, isName: boolean) {
    return html`<label class="labelled">${word}
      <span class="field ${isName ? 'name-field' : ''}"><input name=${name} dir="auto" autocomplete="off" spellcheck="false" maxlength="300" .value=${value} /></span>
    </label>`;
  }

  #categories(chosen: DelegateCategory) {
    return html`<label class="labelled">${msg('Category')}
      <span class="field"><select name="category">${delegateCategories.map(
        (category) =>
          html`<option value=${category} ?selected=${category === chosen}>${categoryName(category)}</option>`,
      )}</select></span>
    </label>`;
  }

  #change(): RegistrationChange | undefined {
    const { kind, form } = this;
    if (!kind || !form) return undefined;
    const data = new FormData(form);
    const word = (name: string) => String(data.get(name) ?? '').trim();
    const names = { name: word('name'), nameLatin: word('nameLatin') };
    if (kind === 'name') return { kind, ...names, documentSeen: data.has('documentSeen') };
    if (kind === 'category') return { kind, category: word('category') as DelegateCategory };
    if (kind !== 'transfer') return { kind };
    return {
      kind,
      ...names,
      country: word('country').toUpperCase(),
      email: word('email'),
      affiliation: word('affiliation'),
    };
  }

  readonly #look = async () => {
    const change = this.#change();
    if (!change || (change.kind === 'transfer' && !change.email)) return;
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const preview = await this.server.preview(this.person.id, change);
      if (asked !== this.#asked) return;
      this.preview = preview;
      this.fault = '';
    } catch (error) {
      if (asked !== this.#asked || change.kind === 'transfer') return;
      this.preview = undefined;
      this.fault = sentenceOfError(error);
    }
  };

  readonly #make = async (event: Event) => {
    event.preventDefault();
    const change = this.#change();
    const because = this.form ? String(new FormData(this.form).get('because') ?? '').trim() : '';
    if (!change || this.isBusy) return;
    this.fault = because ? '' : msg('Say why: it is kept with your name.');
    if (!because) return;
    this.isBusy = true;
    try {
      const made = await this.server.change(this.person.id, { change, revision: this.person.revision, because });
      this.dispatchEvent(new CustomEvent<ChangeMade>('change-made', { detail: made }));
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
    this.isBusy = false;
  };

  readonly #leave = () => this.dispatchEvent(new Event('close'));
}

function headingOf(kind: ChangeKind): string {
  switch (kind) {
    case 'name':
      return msg('Mend the name');
    case 'category':
      return msg('Another category');
    case 'transfer':
      return msg('Another person in their place');
    case 'withdraw':
      return msg('Withdraw this registration?');
    case 'restore':
      return msg('Restore this registration?');
  }
}

function wordOf(kind: ChangeKind): string {
  switch (kind) {
    case 'name':
      return msg('Mend it');
    case 'category':
      return msg('Change it');
    case 'transfer':
      return msg('Transfer');
    case 'withdraw':
      return msg('Withdraw');
    case 'restore':
      return msg('Restore');
  }
}

/** What was done, and to whom; `undefined`: two registrations were made one. */
export function sayChanged(kind: ChangeKind | undefined, name: string): string {
  switch (kind) {
    case 'name':
      return msg(str`The name of ${name} is mended.`);
    case 'category':
      return msg(str`The category of ${name} is changed.`);
    case 'transfer':
      return msg(str`The place of ${name} is another person’s now.`);
    case 'withdraw':
      return msg(str`The registration of ${name} is withdrawn.`);
    case 'restore':
      return msg(str`The registration of ${name} is restored.`);
    case undefined:
      return msg(str`The two registrations of ${name} are one.`);
  }
}

/** What is mostly the reason, to be changed where it is not. */
function becauseOf(kind: ChangeKind): string {
  if (kind === 'name') return msg('Misspelt');
  return kind === 'category' ? msg('Registered under the wrong category') : '';
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-change-dialog': ChangeDialog;
  }
}
