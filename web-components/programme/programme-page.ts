import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Role } from '../../db/vocabulary.ts';
import { rolesMay } from '../../server/kernel/permission.contract.ts';
import { permissions } from '../../server/kernel/permissions.contract.ts';
import { programmeTopic } from '../../server/programme/programme.contract.ts';
import { sentenceOf, sentenceOfError } from '../api/problem.ts';
import { isSignInNeeded, requireSignIn } from '../api/sign-in.ts';
import { headTabsStyles } from '../elements/head-tabs.styles.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { TopicController } from '../live/topic-controller.ts';
import { base } from '../styles/base.ts';
import './hall-day.ts';
import './import-schedule.ts';
import './programme-problems.ts';
import { httpProgrammeServer, type ProgrammeServer } from './programme-server.ts';
import './room-list.ts';
import './source-list.ts';

const tabs = [
  { id: 'day', icon: 'clock', name: () => msg('Day by hall') },
  { id: 'import', icon: 'upload', name: () => msg('Import') },
  { id: 'rooms', icon: 'pin', name: () => msg('Rooms') },
] as const;
type Tab = (typeof tabs)[number];

/** The programme for staff: what is on where, how it comes in, and which rooms are which places. */
@customElement('cw-programme-page')
export class ProgrammePage extends LitElement {
  @property({ attribute: false }) server: ProgrammeServer = httpProgrammeServer;
  @property({ attribute: false }) roles: readonly Role[] = [];
  @state() private hash = location.hash;
  @state() private fault = '';
  readonly told = new TopicController(this, programmeTopic, () => (this.roles.length > 0 ? {} : undefined));

  static override styles = [
    base,
    headTabsStyles,
    css`
      :host { display: block; min-height: 100dvh; }
      main { display: grid; gap: var(--s8); padding: var(--s6); max-width: 90rem; }
      main > * { min-width: 0; }
      @media (max-width: 640px) { main { padding: var(--s4); } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Programme')} · Causeway`;
    window.addEventListener('hashchange', this.#turn);
    void this.#open();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#turn);
  }

  readonly #turn = () => {
    this.hash = location.hash;
  };

  async #open() {
    try {
      if (this.server === httpProgrammeServer) this.roles = (await requireSignIn()).staff.roles;
    } catch (error) {
      if (!isSignInNeeded(error)) this.fault = sentenceOfError(error);
    }
  }

  #tabs(): readonly Tab[] {
    return rolesMay(permissions.importProgramme, this.roles) ? tabs : tabs.slice(0, 1);
  }

  override render() {
    const offered = this.#tabs();
    const shown = offered.find(({ id }) => `#${id}` === this.hash) ?? offered[0];
    const { view } = this.told;
    const fault = view.status === 'error' ? sentenceOf(view.problem) : this.fault;
    return html`
      <cw-page-header heading=${msg('Programme')}>
        <nav slot="tabs" aria-label=${msg('Programme')}>${offered.map((tab) => this.#link(tab, tab === shown))}</nav>
      </cw-page-header>
      <main>
        ${fault ? html`<cw-notice in-flow>${fault}</cw-notice>` : nothing}
        ${this.roles.length > 0 && shown ? this.#panel(shown.id) : nothing}
      </main>
    `;
  }

  #link({ id, icon, name }: Tab, isShown: boolean) {
    return html`<a href=${`#${id}`} aria-current=${isShown ? 'page' : nothing}>
      <cw-icon name=${icon}></cw-icon><span class="word" data-word=${name()}>${name()}</span>
    </a>`;
  }

  #panel(id: Tab['id']) {
    const { view } = this.told;
    const told = 'value' in view ? view.value : undefined;
    const revision = told?.revision ?? '';
    switch (id) {
      case 'day':
        return html`<cw-hall-day .server=${this.server} revision=${revision}></cw-hall-day>`;
      case 'import':
        return html`
          <cw-source-list .server=${this.server} .sources=${told?.sources ?? {}}></cw-source-list>
          <cw-import-schedule .server=${this.server}></cw-import-schedule>`;
      case 'rooms':
        return html`<cw-room-list .server=${this.server} revision=${revision}></cw-room-list>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-programme-page': ProgrammePage;
  }
}
