import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Role } from '../../db/vocabulary.ts';
import { type Permission, rolesMay } from '../../server/kernel/permission.contract.ts';
import { permissions } from '../../server/kernel/permissions.contract.ts';
import { reviewQueue } from '../../server/registration/review/review.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { isSignInNeeded, requireSignIn } from '../api/sign-in.ts';
import { manyHeadTabsStyles } from '../elements/head-tabs.styles.ts';
import '../elements/icon.ts';
import type { IconName } from '../elements/icon.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { TopicController } from '../live/topic-controller.ts';
import { areKeysOn } from '../station/letter-keys.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatNumber } from '../styles/format.ts';
import './badges-panel.ts';
import './desk-problems.ts';
import { type DeskServer, httpDeskServer } from './desk-server.ts';
import { isField, isForTheBrowser, isInDialog, isSlash } from './find-keys.ts';
import './find-panel.ts';
import type { FindPanel } from './find-panel.ts';
import './groups/groups-panel.ts';
import './import-panel.ts';
import './lists/lists-panel.ts';
import type { ListsPanel } from './lists/lists-panel.ts';
import '../letters/letters-panel.ts';
import './review/review-panel.ts';

interface Tab {
  readonly id: 'find' | 'review' | 'groups' | 'lists' | 'import' | 'badges' | 'letters';
  readonly icon: IconName;
  readonly permission: Permission;
  readonly name: () => string;
}

const tabs: readonly Tab[] = [
  { id: 'find', icon: 'search', permission: permissions.findDelegates, name: () => msg('Find a person') },
  { id: 'review', icon: 'document', permission: permissions.reviewRegistrations, name: () => msg('Review') },
  { id: 'groups', icon: 'users', permission: permissions.readGroups, name: () => msg('Groups') },
  { id: 'lists', icon: 'document', permission: permissions.printLists, name: () => msg('Lists') },
  { id: 'import', icon: 'upload', permission: permissions.importDelegates, name: () => msg('Import') },
  { id: 'badges', icon: 'badge', permission: permissions.issueBadges, name: () => msg('Badges') },
  { id: 'letters', icon: 'mail', permission: permissions.mendLetters, name: () => msg('Letters') },
];

/** The desk: people found, brought in from files, and given badges. */
@customElement('cw-desk-page')
export class DeskPage extends LitElement {
  @property({ attribute: false }) server: DeskServer = httpDeskServer;
  @state() private roles?: readonly Role[];
  @state() private fault = '';
  @state() private tab = tabNamed(location.hash);
  @query('cw-lists-panel') private readonly lists!: ListsPanel | null;
  @query('cw-find-panel') private readonly find!: FindPanel | null;

  /** Whoever may review sees how many wait, whichever tab they are at. */
  readonly queue = new TopicController(this, reviewQueue, () =>
    rolesMay(permissions.reviewRegistrations, this.roles ?? []) ? {} : undefined,
  );

  static override styles = [
    base,
    buttons,
    manyHeadTabsStyles,
    css`
      :host { height: 100dvh; display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); }
      nav .count { min-width: 1.25rem; font: 700 0.8125rem/1.25rem var(--font-ui); font-variant-numeric: tabular-nums; }
      main { position: relative; min-height: 0; }
      main > * { height: 100%; }
      cw-notice { height: auto; }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Desk')} · Causeway`;
    window.addEventListener('hashchange', this.#turn);
    document.addEventListener('keydown', this.#keyDown);
    void this.#open();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#turn);
    document.removeEventListener('keydown', this.#keyDown);
  }

  async #open() {
    this.fault = '';
    try {
      this.roles = (await requireSignIn()).staff.roles;
    } catch (error) {
      if (!isSignInNeeded(error)) this.fault = sentenceOfError(error);
    }
  }

  readonly #turn = () => {
    this.tab = tabNamed(location.hash);
  };

  /** From every other part of the desk: to the search by a slash, to those who arrive in groups or by list by F4. */
  readonly #keyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isInDialog(event)) return;
    if (event.key === 'F4' && !isForTheBrowser(event)) void this.#go(event, 'lists');
    else if (isSlash(event) && !isField(event) && !isForTheBrowser(event) && areKeysOn()) void this.#go(event, 'find');
  };

  async #go(event: Event, id: 'find' | 'lists') {
    if (!this.#mayUse(this.roles ?? []).some((tab) => tab.id === id)) return;
    event.preventDefault();
    if (this.tab !== id) location.hash = id;
    this.tab = id;
    await this.updateComplete;
    if (id === 'find') this.find?.enterSearch();
    else this.lists?.enter();
  }

  override render() {
    const { roles } = this;
    return html`
      <cw-page-header heading=${msg('Desk')} many-tabs>
        <nav slot="tabs" aria-label=${msg('Desk')}>${roles && this.#mayUse(roles).map((tab) => this.#link(tab))}</nav>
      </cw-page-header>
      <main>${this.fault ? this.#failed() : roles && this.#panels(roles)}</main>
    `;
  }

  #mayUse(roles: readonly Role[]) {
    return tabs.filter(({ permission }) => rolesMay(permission, roles));
  }

  #link({ id, icon, name }: Tab) {
    return html`<a href=${`#${id}`} aria-current=${id === this.tab ? 'page' : nothing}>
      <cw-icon name=${icon}></cw-icon><span class="word" data-word=${name()}>${name()}</span>
      ${id === 'review' ? html`<b class="count">${this.#waiting()}</b>` : nothing}
    </a>`;
  }

  #waiting(): string {
    const { view } = this.queue;
    return 'value' in view && view.value ? formatNumber(view.value.waiting) : '';
  }

  /** Panels stay while another is shown: a search is kept, and an import goes on. */
  #panels(roles: readonly Role[]) {
    const open = this.#mayUse(roles).map(({ id }) => id);
    const shown = open.includes(this.tab) ? this.tab : open[0];
    const mayIssue = open.includes('badges');
    return html`
      <cw-find-panel .server=${this.server} .mayIssue=${mayIssue} ?hidden=${shown !== 'find'}></cw-find-panel>
      ${
        open.includes('import')
          ? html`<cw-import-panel
              .server=${this.server}
              ?hidden=${shown !== 'import'}
              @imported=${() => this.find?.again()}
            ></cw-import-panel>`
          : nothing
      }
      ${open.includes('review') ? html`<cw-review-panel ?hidden=${shown !== 'review'}></cw-review-panel>` : nothing}
      ${shown === 'groups' ? html`<cw-groups-panel></cw-groups-panel>` : nothing}
      ${open.includes('lists') ? html`<cw-lists-panel ?hidden=${shown !== 'lists'}></cw-lists-panel>` : nothing}
      ${shown === 'letters' ? html`<cw-letters-panel></cw-letters-panel>` : nothing}
      ${shown === 'badges' ? html`<cw-badges-panel .server=${this.server}></cw-badges-panel>` : nothing}
    `;
  }

  #failed() {
    return html`<cw-notice in-flow>
      ${this.fault}
      <button slot="action" class="btn btn--small" type="button" @click=${this.#open}>${msg('Try again')}</button>
    </cw-notice>`;
  }
}

/** A declaration, since the element may be made while this module is still being read. */
function tabNamed(hash: string): Tab['id'] {
  return tabs.find(({ id }) => `#${id}` === hash)?.id ?? 'find';
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-desk-page': DeskPage;
  }
}
