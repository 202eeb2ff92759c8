import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Role } from '../../db/vocabulary.ts';
import { rolesMay } from '../../server/kernel/permission.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { isSignInNeeded, requireSignIn } from '../api/sign-in.ts';
import { manyHeadTabsStyles } from '../elements/head-tabs.styles.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { type OrganiserTab, organiserTabs } from './tabs.ts';

/** What the organiser decides before and during the conference: on what terms people register, what they are asked. */
@customElement('cw-organiser-page')
export class OrganiserPage extends LitElement {
  @state() private roles?: readonly Role[];
  @state() private fault = '';
  @state() private hash = location.hash;
  @state() private loaded?: OrganiserTab;

  static override styles = [
    base,
    buttons,
    manyHeadTabsStyles,
    css`
      :host { height: 100dvh; display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); }
      main { position: relative; min-height: 0; }
      main > :not(cw-notice) { height: 100%; }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Organiser')} · Causeway`;
    window.addEventListener('hashchange', this.#turn);
    void this.#open();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#turn);
  }

  async #open() {
    this.fault = '';
    try {
      this.roles = (await requireSignIn()).staff.roles;
      await this.#load();
    } catch (error) {
      if (!isSignInNeeded(error)) this.fault = sentenceOfError(error);
    }
  }

  readonly #turn = () => {
    this.hash = location.hash;
    void this.#load();
  };

  async #load() {
    const tab = this.#shown();
    await tab?.load();
    if (tab === this.#shown() && tab) this.loaded = tab;
  }

  #tabs(): readonly OrganiserTab[] {
    return organiserTabs.filter(({ permission }) => rolesMay(permission, this.roles ?? []));
  }

  #shown(): OrganiserTab | undefined {
    const tabs = this.#tabs();
    return tabs.find(({ id }) => `#${id}` === this.hash) ?? tabs[0];
  }

  override render() {
    const shown = this.#shown();
    return html`
      <cw-page-header heading=${msg('Organiser')} without-connection many-tabs>
        <nav slot="tabs" aria-label=${msg('Organiser')}>${this.#tabs().map((tab) => this.#link(tab, tab === shown))}</nav>
      </cw-page-header>
      <main>${this.fault ? this.#failed() : this.#panel(shown)}</main>
    `;
  }

  #link({ id, icon, name }: OrganiserTab, isShown: boolean) {
    return html`<a href=${`#${id}`} aria-current=${isShown ? 'page' : nothing}>
      <cw-icon name=${icon}></cw-icon><span class="word" data-word=${name()}>${name()}</span>
    </a>`;
  }

  #panel(shown: OrganiserTab | undefined) {
    if (shown) return shown === this.loaded ? shown.panel() : nothing;
    return this.roles ? html`<cw-notice in-flow>${msg('Your role may not do this.')}</cw-notice>` : nothing;
  }

  #failed() {
    return html`<cw-notice in-flow>
      ${this.fault}
      <button slot="action" class="btn btn--small" type="button" @click=${this.#open}>${msg('Try again')}</button>
    </cw-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-organiser-page': OrganiserPage;
  }
}
