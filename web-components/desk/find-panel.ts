import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { DelegateRow } from '../../server/registration/delegates/delegates.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/empty.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import type { WalkInRegistered } from '../../server/registration/desk/desk.contract.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { formatNumber } from '../styles/format.ts';
import type { DeskServer } from './desk-server.ts';
import './hand-overs-strip.ts';
import { PeopleSearch } from './people-search.ts';
import './people-table.ts';
import type { PeopleTable } from './people-table.ts';
import { type ActsServer, httpActsServer } from './person/acts-server.ts';
import './person/walk-in-dialog.ts';
import './person-panel.ts';
import type { PersonPanel } from './person-panel.ts';

/** Find a person: type part of a name in any script, a number, or hold a badge before the scanner. */
@customElement('cw-find-panel')
export class FindPanel extends LitElement {
  @property({ attribute: false }) server!: DeskServer;
  @property({ type: Boolean, attribute: false }) mayIssue = false;
  @property({ attribute: false }) acts: ActsServer = httpActsServer;
  @state() private chosen?: DelegateRow | undefined;
  @state() private isRegistering = false;
  /** Where there is no room for both, the person takes the place of the list. */
  @property({ type: Boolean, reflect: true }) opened = false;
  @query('input') private readonly input!: HTMLInputElement;
  @query('cw-people-table') private readonly table!: PeopleTable | null;
  @query('cw-person-panel') private readonly person!: PersonPanel | null;

  readonly search = new PeopleSearch(this, () => this.server);

  static override styles = [
    base,
    buttons,
    fields,
    css`
      :host { display: grid; grid-template-columns: minmax(0, 1fr) 24.5rem; min-height: 0; }
      .list { position: relative; display: flex; flex-direction: column; min-height: 0; padding: var(--s5) var(--s6) 0; }
      .find { display: flex; align-items: center; gap: var(--s2) var(--s5); margin-block-end: var(--s4); }
      .find .field { flex: 1; max-width: 30rem; min-height: 3.25rem; --icon-size: 1.5rem; }
      .find input { font: 400 1.375rem/1.75rem var(--font-ui); }
      input::-webkit-search-cancel-button { display: none; }
      .find p { color: var(--ink-2); }
      cw-people-table { flex: 1; min-height: 0; overflow: auto; }
      cw-empty { flex: 1; }
      @media (max-width: 1120px) { :host { grid-template-columns: minmax(0, 1fr) 20rem; } }
      @media (max-width: 760px) {
        :host { display: block; }
        .list { height: 100%; padding: var(--s4) var(--s4) 0; }
        .find { flex-wrap: wrap; }
        .find .field { flex: 1 1 100%; min-width: 0; }
        .find p { min-height: 1.5rem; }
        :host([opened]) .list, :host(:not([opened])) cw-person-panel { display: none; }
        cw-person-panel { height: 100%; }
      }
    `,
  ];

  /** Whoever the search no longer finds is not shown either. */
  override willUpdate() {
    const { chosen } = this;
    if (!chosen || this.search.people?.some(({ id }) => id === chosen.id) !== false) return;
    this.chosen = undefined;
    this.opened = false;
  }

  override firstUpdated() {
    this.input.focus();
  }

  override render() {
    const { search, chosen } = this;
    return html`
      <section class="list" aria-label=${msg('People')}>
        ${search.error ? this.#failed() : nothing}
        <form class="find" role="search" @submit=${this.#submit} @keydown=${this.#keyDown}>
          <label class="field">
            <cw-icon name="search"></cw-icon>
            <span class="vh">${msg('Name in any script, reference, e-mail or badge number')}</span>
            <input
              type="search"
              autocomplete="off"
              spellcheck="false"
              maxlength="512"
              dir="auto"
              placeholder=${msg('Name, reference or badge number')}
              @input=${this.#typed}
            />
          </label>
          <p role="status">${this.#count()}</p>
          <button class="btn" type="button" @click=${this.#walkIn}>${msg('Register somebody')} <kbd>F2</kbd></button>
        </form>
        <cw-hand-overs-strip @open-person=${(event: CustomEvent<string>) => this.#openById(event.detail)}></cw-hand-overs-strip>
        ${this.#found()}
      </section>
      <cw-person-panel
        .server=${this.server}
        .mayIssue=${this.mayIssue}
        .row=${chosen}
        @close-person=${this.#closePerson}
        @open-person=${(event: CustomEvent<string>) => this.#openById(event.detail)}
        @text-typed=${(event: CustomEvent<string>) => this.#typeOn(event.detail)}
        @person-change=${(event: CustomEvent<DelegateRow>) => this.search.renew(event.detail)}
      ></cw-person-panel>
      <cw-walk-in-dialog
        .server=${this.acts}
        ?open=${this.isRegistering}
        @close=${() => {
          this.isRegistering = false;
        }}
        @registered=${(event: CustomEvent<WalkInRegistered>) => this.#registered(event.detail)}
      ></cw-walk-in-dialog>
    `;
  }

  /** Looks once more for what is asked for: people have come in or changed. */
  again(): void {
    void this.search.ask(this.input.value);
  }

  readonly #walkIn = () => {
    this.isRegistering = true;
  };

  readonly #functionKey = (event: KeyboardEvent) => {
    if (event.key !== 'F2' || this.hidden) return;
    event.preventDefault();
    this.#walkIn();
  };

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#functionKey);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#functionKey);
  }

  async #registered({ id }: WalkInRegistered) {
    this.isRegistering = false;
    await this.#openById(id);
  }

  /** Somebody who is not in the list, or no longer: found by their reference, and opened. */
  async #openById(id: string) {
    try {
      const person = await this.server.delegate(id);
      this.input.value = person.externalReference;
      await this.search.ask(person.externalReference);
      await this.#openPerson(this.search.people?.find((one) => one.id === id) ?? person);
    } catch (error) {
      this.search.error = error;
      this.requestUpdate();
    }
  }

  /** What was typed too fast for a person is of a scanner: it goes on in the search. */
  #typeOn(typed: string) {
    this.input.value = typed;
    this.input.focus();
    this.input.setSelectionRange(typed.length, typed.length);
    this.#typed();
  }

  #found() {
    const { people, answered, words, next } = this.search;
    if (people?.length === 0) return this.#nobody(answered);
    return html`<cw-people-table
      .people=${people}
      .words=${words}
      .chosenId=${this.chosen?.id}
      .hasMore=${next !== undefined}
      @choose-person=${(event: CustomEvent<DelegateRow>) => {
        this.chosen = event.detail;
      }}
      @open-person=${(event: CustomEvent<DelegateRow>) => this.#openPerson(event.detail)}
      @leave-people=${() => this.input.focus()}
      @want-more=${() => this.search.more()}
    ></cw-people-table>`;
  }

  #nobody(answered: string) {
    if (answered.trim()) {
      return html`<cw-empty heading=${msg(str`Nobody matches “${shorten(answered)}”`)}>
        ${msg('Part of a name is enough, in any script. You can also search by e-mail, reference or badge number.')}
      </cw-empty>`;
    }
    return html`<cw-empty heading=${msg('Nobody is registered yet')}>
      ${msg('People appear here once a file of delegates has been imported.')}
    </cw-empty>`;
  }

  #failed() {
    return html`<cw-notice>
      ${sentenceOfError(this.search.error)}
      <button slot="action" class="btn btn--small" type="button" @click=${() => this.search.ask(this.input.value)}>
        ${msg('Try again')}
      </button>
    </cw-notice>`;
  }

  #count() {
    const { people, next, answered } = this.search;
    if (!people) return '';
    const count = formatNumber(people.length);
    if (!answered.trim()) {
      if (next) return msg(str`The first ${count}, by Latin name`);
      return people.length === 1 ? msg('1 person') : msg(str`${count} people`);
    }
    if (next) return msg(str`The first ${count}, best match first`);
    if (people.length === 0) return msg('Nobody');
    const similar = people.filter(({ match }) => match === 'similar').length;
    if (similar > 0) return this.#countSimilar(people.length - similar, similar);
    return people.length === 1
      ? msg('1 person, accents ignored')
      : msg(str`${count} people, any script, accents ignored`);
  }

  #countSimilar(exact: number, similar: number): string {
    const [sure, alike] = [formatNumber(exact), formatNumber(similar)];
    if (exact === 0)
      return similar === 1 ? msg('Nobody, but 1 similar name') : msg(str`Nobody, but ${alike} similar names`);
    return similar === 1
      ? msg(str`${sure} found, and 1 similar name`)
      : msg(str`${sure} found, and ${alike} similar names`);
  }

  #typed() {
    this.search.type(this.input.value);
  }

  /** Enter: also the end of what a scanner reads. */
  async #submit(event: SubmitEvent) {
    event.preventDefault();
    if (!(await this.search.ask(this.input.value))) return;
    const [first] = this.search.people ?? [];
    if (first && this.input.value.trim()) await this.#openPerson(first);
    else this.input.select();
  }

  #keyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.table?.enter();
  }

  async #openPerson(person: DelegateRow) {
    this.chosen = person;
    this.opened = true;
    await this.updateComplete;
    this.person?.enter();
  }

  async #closePerson() {
    this.opened = false;
    await this.updateComplete;
    if (this.chosen) this.table?.enter(this.chosen.id);
    else this.input.focus();
  }
}

const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

declare global {
  interface HTMLElementTagNameMap {
    'cw-find-panel': FindPanel;
  }
}
