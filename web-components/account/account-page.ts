import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { goToSignIn } from '../api/sign-in.ts';
import '../elements/page-header.ts';
import '../passkey/ask-for-proof.ts';
import '../passkey/passkey-problems.ts';
import { base } from '../styles/base.ts';
import { type AccountServer, httpAccountServer } from './account-server.ts';
import './own-staff-badge.ts';
import './own-passkeys.ts';
import './own-sign-ins.ts';

/** What a member of staff signs in with, at shared tablets too, and where they are signed in. */
@customElement('cw-account-page')
export class AccountPage extends LitElement {
  @property({ attribute: false }) server: AccountServer = httpAccountServer;

  static override styles = [
    base,
    css`
      main { padding: var(--s6); display: grid; gap: var(--s12); align-content: start; max-width: 48rem; min-width: 0; }
      @media (max-width: 640px) { main { padding: var(--s4); gap: var(--s8); } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Passkeys and sign-ins')} · Causeway`;
  }

  override render() {
    return html`
      <cw-page-header heading=${msg('Passkeys and sign-ins')} without-connection></cw-page-header>
      <main>
        <cw-own-passkeys .server=${this.server}></cw-own-passkeys>
        <cw-own-staff-badge .server=${this.server}></cw-own-staff-badge>
        <cw-own-sign-ins .server=${this.server} @left=${goToSignIn}></cw-own-sign-ins>
      </main>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-account-page': AccountPage;
  }
}
