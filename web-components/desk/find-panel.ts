import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
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
import type { DeskServer } from './desk-server.ts';
import { FindKeys, type FindKeysMeaning } from './find-keys.ts';
import { findPanelStyles } from './find-panel.styles.ts';
import './hand-overs-strip.ts';
import './keys-help.ts';
import type { KeysHelp } from './keys-help.ts';
import { sayCount } from './people-count.ts';
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
  @query('cw-keys-help') private readonly help!: KeysHelp | null;
  @query('cw-people-table') private readonly table!: PeopleTable | null;
  @query('cw-person-panel') private readonly person!: PersonPanel | null;

  /** What became of something done for whoever was open before. */
  @state() private late = '';
  /** Goes up with all that somebody does: what was asked for before opens nobody any more. */
  #turn = 0;
  /** How often Down was pressed in the search before the list answered. */
  #steps = 0;

  readonly search = new PeopleSearch(this, () => this.server);

  static override styles = [base, buttons, fields, findPanelStyles];

  /** Whoever the search no longer finds is not shown either. */
  override willUpdate() {
    const { chosen } = this;
    if (!chosen || this.search.people?.some(({ id }) => id === chosen.id) !== false) return;
    this.#keys.stop();
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
          <p role="status">${sayCount(this.search)}</p>
          <button class="btn" type="button" @click=${this.#walkIn}>${msg('Register somebody')} <kbd>F2</kbd></button>
          <button class="btn btn--plain" type="button" aria-label=${msg('Keys')} @click=${() => this.help?.show()}><kbd>?</kbd></button>
        </form>
        <p class="late" role="status">${this.late}</p>
        <cw-hand-overs-strip @open-person=${(event: CustomEvent<string>) => this.#openById(event.detail)}></cw-hand-overs-strip>
        ${this.#found()}
      </section>
      <cw-person-panel
        .server=${this.server}
        .mayIssue=${this.mayIssue}
        .row=${chosen}
        @close-person=${this.#closePerson}
        @open-person=${(event: CustomEvent<string>) => this.#openById(event.detail)}
        @told-late=${(event: CustomEvent<string>) => {
          this.late = event.detail;
        }}
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
      <cw-keys-help></cw-keys-help>
    `;
  }

  /** Looks once more for what is asked for: people have come in or changed. */
  again(): void {
    void this.search.ask(this.input.value);
  }

  readonly #walkIn = () => {
    this.isRegistering = true;
  };

  readonly #keys: FindKeys = new FindKeys(this, this.#keysMean());

  #keysMean(): FindKeysMeaning {
    const panel = this;
    return {
      get person() {
        return panel.person;
      },
      isShown: () => !this.hidden,
      search: (text) => this.#searchAnew(text),
      toSearch: () => this.enterSearch(),
      closePerson: () => void this.#closePerson(),
      register: this.#walkIn,
      help: () => this.help?.show(),
    };
  }

  async #registered({ id }: WalkInRegistered) {
    this.isRegistering = false;
    await this.#openById(id);
  }

  /** Somebody who is not in the list, or no longer: found by their reference, and opened. */
  async #openById(id: string) {
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const person = await this.server.delegate(id);
      if (turn !== this.#turn) return;
      this.input.value = person.externalReference;
      await this.search.ask(person.externalReference);
      if (turn === this.#turn) await this.#openPerson(this.search.people?.find((one) => one.id === id) ?? person);
    } catch (error) {
      this.search.error = error;
      this.requestUpdate();
    }
  }

  /** Back to the search as it stands, to be typed over. Where there is no room for both, the list comes back for it. */
  enterSearch(): void {
    this.opened = false;
    this.removeAttribute('opened');
    this.input.focus();
    this.input.select();
  }

  /** What was typed outside of fields goes on in the search, from its first letter. */
  #searchAnew(typed: string) {
    this.enterSearch();
    this.input.value = typed;
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
      @choose-person=${(event: CustomEvent<DelegateRow>) => this.#choose(event.detail)}
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

  #typed() {
    this.#turn += 1;
    this.#steps = 0;
    this.late = '';
    this.search.type(this.input.value);
  }

  /** Enter: also the end of what a scanner reads. Nobody is opened whom another text found than the one that stands here. */
  async #submit(event: SubmitEvent) {
    event.preventDefault();
    const wanted = Math.max(0, this.#steps - 1);
    this.input.select();
    if (!(await this.#answered())) return;
    const { people = [] } = this.search;
    const person = people[Math.min(wanted, people.length - 1)];
    if (person && this.input.value.trim()) await this.#openPerson(person);
  }

  /** Down goes to the list; before it answers what is typed, each press counts for when it does. */
  async #keyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.#steps += 1;
    if (this.#steps > 1 || !(await this.#answered())) return;
    this.table?.enterAt(this.#steps - 1);
    this.#steps = 0;
  }

  /** False when somebody went on meanwhile. */
  async #answered(): Promise<boolean> {
    this.#turn += 1;
    const turn = this.#turn;
    const isThere = await this.search.ask(this.input.value);
    await this.updateComplete;
    return isThere && turn === this.#turn;
  }

  async #openPerson(person: DelegateRow) {
    this.#choose(person);
    this.opened = true;
    await this.updateComplete;
    this.person?.enter();
  }

  #choose(person: DelegateRow) {
    if (person.id !== this.chosen?.id) this.#keys.stop();
    this.#turn += 1;
    this.#steps = 0;
    this.chosen = person;
  }

  async #closePerson() {
    this.opened = false;
    await this.updateComplete;
    if (this.chosen) this.table?.enter(this.chosen.id);
    else this.enterSearch();
  }
}

const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

declare global {
  interface HTMLElementTagNameMap {
    'cw-find-panel': FindPanel;
  }
}
