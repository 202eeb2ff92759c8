import { msg } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type StaffMember, staffTopic } from '../../server/identity/identity.contract.ts';
import type { StateOf } from '../../server/live/define-topic.ts';
import { sentenceOfError } from '../api/problem.ts';
import { isSignInNeeded, requireSignIn } from '../api/sign-in.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { TopicController } from '../live/topic-controller.ts';
import '../passkey/ask-for-proof.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { rolesInWords } from './roles-in-words.ts';
import './roles-dialog.ts';
import './staff-list.ts';
import type { StaffList } from './staff-list.ts';
import { staffPageStyles } from './staff-page.styles.ts';
import './staff-panel.ts';
import './staff-problems.ts';
import { httpStaffServer, type ListedMember, type StaffGround, type StaffServer } from './staff-server.ts';

/** All members of staff: who may do what and where, how they sign in, and who is shut out. The address names the one chosen. */
@customElement('cw-staff-page')
export class StaffPage extends LitElement {
  @property({ attribute: false }) server: StaffServer = httpStaffServer;
  @state() private staff?: readonly ListedMember[];
  @state() private ground?: StaffGround;
  @state() private ownId = '';
  @state() private words = '';
  @state() private chosenId = location.hash.slice(1);
  @state() private isAdding = false;
  @state() private fault = '';
  #seen: StateOf<typeof staffTopic> | undefined;
  @query('cw-staff-list') private readonly list!: StaffList | null;

  static override styles = [base, buttons, fields, staffPageStyles];

  /** What others change shows here within a second. */
  readonly told = new TopicController(this, staffTopic, () => ({}));

  override willUpdate() {
    const { view } = this.told;
    if (view.status !== 'live' || view.value === this.#seen) return;
    this.#seen = view.value;
    const members = Object.entries(view.value.staff).map(([id, member]) => ({ id, ...member }));
    this.staff = members.sort((a, b) => a.name.localeCompare(b.name));
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Staff')} · Causeway`;
    window.addEventListener('hashchange', this.#turn);
    void this.#open();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#turn);
  }

  readonly #turn = () => {
    this.chosenId = location.hash.slice(1);
  };

  async #open() {
    this.fault = '';
    try {
      if (this.server === httpStaffServer) await requireSignIn();
      const [staff, ground, ownId] = await Promise.all([this.server.list(), this.server.ground(), this.server.ownId()]);
      Object.assign(this, { staff, ground, ownId });
    } catch (error) {
      if (!isSignInNeeded(error)) this.fault = sentenceOfError(error);
    }
  }

  override render() {
    const { staff, ground, fault } = this;
    const chosen = staff?.find(({ id }) => id === this.chosenId);
    return html`
      <cw-page-header heading=${msg('Staff')}></cw-page-header>
      <main class=${chosen ? 'is-chosen' : ''}>
        <div class="list">${fault ? this.#failed() : this.#listed()}</div>
        ${chosen && ground ? this.#panel(chosen, ground) : this.#unchosen()}
      </main>
      ${
        ground
          ? html`<cw-roles-dialog
              .ground=${ground}
              .open=${this.isAdding}
              .give=${this.#add}
              @close=${() => this.#setAdding(false)}
            ></cw-roles-dialog>`
          : nothing
      }
    `;
  }

  #failed() {
    return html`<cw-notice in-flow>
      ${this.fault}
      <button slot="action" class="btn btn--small" type="button" @click=${this.#open}>${msg('Try again')}</button>
    </cw-notice>`;
  }

  #listed() {
    const found = this.#found();
    return html`
      <div class="top">
        <label class="field"><cw-icon name="search"></cw-icon><input
          type="search"
          aria-label=${msg('Find somebody of the staff')}
          placeholder=${msg('Name, address or role')}
          autocomplete="off"
          spellcheck="false"
          .value=${this.words}
          @input=${this.#search}
        /></label>
        <button class="btn btn--main" type="button" ?disabled=${!this.ground} @click=${() => this.#setAdding(true)}>${msg('Add somebody')}</button>
      </div>
      <cw-staff-list
        .staff=${found}
        .ground=${this.ground}
        .chosenId=${this.chosenId}
        .ownId=${this.ownId}
        @choose-staff=${({ detail }: CustomEvent<string>) => this.#choose(detail)}
      ></cw-staff-list>
      ${found?.length === 0 ? html`<p class="none" role="status">${msg('Nobody of the staff is found by this.')}</p>` : nothing}
      ${this.staff?.length === 1 ? html`<p class="none">${msg('Nobody but you is here yet. Whom you add makes a passkey with a link that you make for them.')}</p>` : nothing}
    `;
  }

  #unchosen() {
    return html`<div class="unchosen"><p>${msg('Choose somebody to change their roles, make a sign-in link, or shut them out.')}</p></div>`;
  }

  #panel(member: StaffMember, ground: StaffGround) {
    const inOffice = this.staff?.filter(({ roles, disabledAt }) => roles.includes('administrator') && !disabledAt);
    return html`<cw-staff-panel
      .server=${this.server}
      .ground=${ground}
      .member=${member}
      ?own=${member.id === this.ownId}
      ?last=${inOffice?.length === 1 && inOffice[0]?.id === member.id}
      @change-staff=${({ detail }: CustomEvent<StaffMember>) => this.#put(detail)}
      @leave-staff=${this.#leave}
    ></cw-staff-panel>`;
  }

  /** Those whose name, address or roles have all the words in them. */
  #found(): readonly ListedMember[] | undefined {
    const { staff, ground } = this;
    const words = this.words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    if (!staff || !ground || words.length === 0) return staff;
    return staff.filter((member) => {
      const said = [member.name, member.email, ...rolesInWords(member, ground)].join(' ').toLocaleLowerCase();
      return words.every((word) => said.includes(word));
    });
  }

  readonly #search = (event: Event) => {
    this.words = (event.target as HTMLInputElement).value;
  };

  #setAdding(isAdding: boolean) {
    this.isAdding = isAdding;
  }

  #choose(id: string) {
    this.chosenId = id;
    if (location.hash !== `#${id}`) location.hash = id;
  }

  readonly #leave = () => {
    const { chosenId } = this;
    history.replaceState(null, '', location.pathname + location.search);
    this.chosenId = '';
    void this.updateComplete.then(() => this.list?.enter(chosenId));
  };

  readonly #add: HTMLElementTagNameMap['cw-roles-dialog']['give'] = async (member) => {
    const added = await this.server.add(member);
    this.words = '';
    this.#put(added);
    this.#choose(added.id);
  };

  /** Whoever is there already keeps their place. */
  #put(changed: StaffMember) {
    const { staff = [] } = this;
    const isKnown = staff.some(({ id }) => id === changed.id);
    if (isKnown)
      this.staff = staff.map((member) =>
        member.id === changed.id ? { ...changed, ...(member.badge && { badge: member.badge }) } : member,
      );
    else this.staff = [...staff, changed].sort((a, b) => a.name.localeCompare(b.name));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-staff-page': StaffPage;
  }
}
