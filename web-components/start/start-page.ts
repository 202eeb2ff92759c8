import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { CurrentSignIn } from '../../server/identity/identity.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { isSignInNeeded, requireSignIn } from '../api/sign-in.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { pagesFor } from './pages.ts';

/** The way to the pages that the member of staff who is signed in may use. */
@customElement('cw-start-page')
export class StartPage extends LitElement {
  @state() private current?: CurrentSignIn;
  @state() private fault = '';

  static override styles = [
    base,
    text,
    buttons,
    loading,
    css`
      :host { display: block; min-height: 100dvh; }
      main { max-width: 44rem; padding: var(--s8) var(--s6); }
      ul { border-block-start: var(--rule-beam) solid var(--beam); }
      li { border-block-end: 1px solid var(--line); }
      a, .row { display: grid; grid-template-columns: 2rem minmax(0, 1fr) auto; align-items: center; gap: 0 var(--s4); min-height: 4.5rem; padding-block: var(--s3); color: var(--ink); text-decoration: none; }
      a:hover b { color: var(--accent); text-decoration: underline; }
      a cw-icon:first-child { --icon-size: 1.75rem; grid-row: span 2; }
      a cw-icon:last-child { grid-area: 1 / 3 / span 2; color: var(--accent); }
      b { font: var(--type-title); }
      @media (max-width: 640px) { main { padding: var(--s5) var(--s4); } }
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
      this.current = await requireSignIn();
    } catch (error) {
      if (!isSignInNeeded(error)) this.fault = sentenceOfError(error);
    }
  }

  override render() {
    return html`
      <cw-page-header heading=${msg('Start')} without-connection></cw-page-header>
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
