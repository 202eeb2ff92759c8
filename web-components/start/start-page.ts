import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { CurrentSignIn } from '../../server/identity/identity.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { isSignInNeeded, signIn } from '../api/sign-in.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import './guest-signpost.ts';
import { pagesFor } from './pages.ts';
import { signpostStyles } from './signpost.styles.ts';

/** The way to the pages that the member of staff who is signed in may use; for others, the ways that are theirs. */
@customElement('cw-start-page')
export class StartPage extends LitElement {
  @state() private current?: CurrentSignIn;
  @state() private isGuest = false;
  @state() private fault = '';

  static override styles = [
    base,
    text,
    buttons,
    loading,
    signpostStyles,
    css`
      :host { display: block; min-height: 100dvh; }
      /* Who may use many pages sees all of them at once, where there is room. */
      @media (min-width: 1100px) {
        main:has(li:nth-child(7)) { max-width: 84rem; }
        ul:has(li:nth-child(7)) { columns: 2; column-gap: var(--s12); }
        li { break-inside: avoid; }
      }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    document.title = 'Causeway';
    void this.#load();
  }

  async #load() {
    this.fault = '';
    try {
      this.current = await signIn();
    } catch (error) {
      this.isGuest = isSignInNeeded(error);
      if (!this.isGuest) this.fault = sentenceOfError(error);
    }
  }

  /** Without the menu of staff until there is somebody: it leads whoever is not signed in away, to the sign-in of staff. */
  override render() {
    if (this.isGuest) return html`<cw-guest-signpost></cw-guest-signpost>`;
    return html`
      <cw-page-header heading=${msg('Start')} without-connection ?without-staff=${!this.current}></cw-page-header>
      <main>${this.fault ? this.#failed() : html`<ul>${this.current ? this.#pages(this.current) : this.#waiting()}</ul>`}</main>
    `;
  }

  #failed() {
    return html`<cw-notice in-flow>
      ${this.fault}
      <button slot="action" class="btn btn--small" type="button" @click=${this.#load}>${msg('Try again')}</button>
    </cw-notice>`;
  }

  #pages({ staff }: CurrentSignIn) {
    return pagesFor(staff.roles).map(
      ({ href, icon, name, purpose }) => html`<li>
        <a href=${href}>
          <cw-icon name=${icon}></cw-icon><b>${name()}</b><span class="quiet">${purpose()}</span>
          <cw-icon name="right" onward></cw-icon>
        </a>
      </li>`,
    );
  }

  #waiting() {
    return html`<li class="row"><span></span><span class="load"></span></li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-start-page': StartPage;
  }
}
