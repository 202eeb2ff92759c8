import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { VenueVersion } from '../../server/wayfinding/versions/versions.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { isSignInNeeded, requireSignIn } from '../api/sign-in.ts';
import { headTabsStyles } from '../elements/head-tabs.styles.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import './draft-panel.ts';
import './import-plan.ts';
import './place-list.ts';
import './venue-problems.ts';
import { httpVenueServer, type VenueServer } from './venue-server.ts';
import './version-list.ts';

const tabs = [
  { id: 'plan', icon: 'upload', name: () => msg('Plan') },
  { id: 'versions', icon: 'undo', name: () => msg('Versions') },
  { id: 'places', icon: 'pin', name: () => msg('Places', { id: 'places-of-plan' }) },
] as const;
type Tab = (typeof tabs)[number];

/** The plan of the venue for administrators: how it comes in, what is wrong with it, which one is in use. */
@customElement('cw-venue-page')
export class VenuePage extends LitElement {
  @property({ attribute: false }) server: VenueServer = httpVenueServer;
  @state() private hash = location.hash;
  @state() private versions: readonly VenueVersion[] | undefined;
  @state() private fault = '';

  static override styles = [
    base,
    buttons,
    headTabsStyles,
    css`
      :host { display: block; min-height: 100dvh; }
      main { display: grid; gap: var(--s8); padding: var(--s6); max-width: 80rem; }
      main > * { min-width: 0; }
      @media (max-width: 640px) { main { padding: var(--s4); } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Venue')} · Causeway`;
    window.addEventListener('hashchange', this.#turn);
    document.addEventListener('visibilitychange', this.#return);
    void this.#open();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#turn);
    document.removeEventListener('visibilitychange', this.#return);
  }

  readonly #turn = () => {
    this.hash = location.hash;
  };

  /** Others publish as well: who comes back to the page sees what is so now. */
  readonly #return = () => {
    if (document.visibilityState === 'visible' && this.versions) void this.#load();
  };

  async #open() {
    try {
      if (this.server === httpVenueServer) await requireSignIn();
      await this.#load();
    } catch (error) {
      if (!isSignInNeeded(error)) this.fault = sentenceOfError(error);
    }
  }

  #load = async () => {
    try {
      this.versions = await this.server.versions();
      this.fault = '';
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
  };

  #drafted = async () => {
    await this.#load();
    location.hash = '#plan';
  };

  override render() {
    const shown = tabs.find(({ id }) => `#${id}` === this.hash) ?? tabs[0];
    return html`
      <cw-page-header heading=${msg('Venue')}>
        <nav slot="tabs" aria-label=${msg('Venue')}>${tabs.map((tab) => this.#link(tab, tab === shown))}</nav>
      </cw-page-header>
      <main>
        ${this.fault ? html`<cw-notice in-flow>${this.fault}<button slot="action" class="btn" type="button" @click=${this.#load}>${msg('Try again')}</button></cw-notice>` : nothing}
        ${this.#panel(shown.id)}
      </main>
    `;
  }

  #link({ id, icon, name }: Tab, isShown: boolean) {
    return html`<a href=${`#${id}`} aria-current=${isShown ? 'page' : nothing}>
      <cw-icon name=${icon}></cw-icon><span class="word" data-word=${name()}>${name()}</span>
    </a>`;
  }

  #panel(id: Tab['id']) {
    const { server, versions } = this;
    const inState = (sought: VenueVersion['state']) => versions?.find(({ state }) => state === sought);
    const published = inState('published');
    switch (id) {
      case 'plan':
        return html`
          ${versions ? html`<cw-draft-panel .server=${server} .draft=${inState('draft')} .published=${published} @decided=${this.#load}></cw-draft-panel>` : nothing}
          <cw-import-plan .server=${server} @drafted=${this.#drafted}></cw-import-plan>`;
      case 'versions':
        return html`<cw-version-list .server=${server} .versions=${versions} @drafted=${this.#drafted}></cw-version-list>`;
      case 'places':
        return html`<cw-place-list .server=${server} version-id=${published?.id ?? ''}></cw-place-list>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-venue-page': VenuePage;
  }
}
