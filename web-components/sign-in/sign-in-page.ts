import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CurrentSignIn } from '../../server/identity/identity.contract.ts';
import { ApiProblem, sentenceOfError } from '../api/problem.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { canUsePasskeys } from '../passkey/passkey-ceremony.ts';
import { pagesFor, roleName } from '../start/pages.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatList, formatTime } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { pageAfterSignIn } from './after-sign-in.ts';
import './first-passkey.ts';
import { isWorthTryingAgain } from './link-problems.ts';
import { signInStyles } from './sign-in-page.styles.ts';
import { httpSignInServer, type LinkPreview, type SignInServer } from './sign-in-server.ts';
import { takeToken } from './take-token.ts';

/** Shows for whom a sign-in link is before it is used up, and says what to do where there is none or it is no good. */
@customElement('cw-sign-in-page')
export class SignInPage extends LitElement {
  @property({ attribute: false }) server: SignInServer = httpSignInServer;
  /** Leaves for another page. */
  @property({ attribute: false }) leaveFor: (href: string) => void = (href) => location.assign(href);
  @state() private isLooking = true;
  @state() private isBusy = false;
  @state() private preview?: LinkPreview | undefined;
  @state() private current?: CurrentSignIn | undefined;
  @state() private error?: unknown;
  #token: string | undefined;

  static override styles = [base, text, buttons, loading, signInStyles];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Sign in')} · Causeway`;
    window.addEventListener('hashchange', this.#open);
    void this.#open();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#open);
  }

  /** Also for a second link that is pasted while the page is open: that changes the fragment and loads nothing. */
  #open = async () => {
    this.#token = takeToken() ?? this.#token;
    this.isLooking = true;
    this.error = undefined;
    this.preview = undefined;
    try {
      this.current = await this.server.current();
      if (this.#token) this.preview = await this.server.lookUp(this.#token);
    } catch (error) {
      this.error = error;
    }
    this.isLooking = false;
  };

  #useLink = () => {
    const token = this.#token;
    if (token) void this.#goOnAs(() => this.server.signIn(token));
  };

  #usePasskey = () => this.#goOnAs(() => this.server.signInWithPasskey());

  #makePasskey = (event: CustomEvent<string>) => this.#goOnAs(() => this.server.makePasskey(event.detail));

  /** Leaves for work, or stays for who must make a passkey first. What went wrong is said where it was tried. */
  async #goOnAs(signingIn: () => Promise<CurrentSignIn>) {
    this.isBusy = true;
    this.error = undefined;
    try {
      this.current = await signingIn();
      this.preview = undefined;
      if (!this.current.needsPasskey) this.leaveFor(pageAfterSignIn(this.current, new URL(location.href)));
    } catch (error) {
      this.error = error;
      if (!isOfPasskey(error)) this.preview = undefined;
    }
    this.isBusy = false;
  }

  #signOut = async () => {
    try {
      await this.server.signOut();
    } catch (error) {
      this.error = error;
    }
  };

  override render() {
    return html`
      <cw-page-header heading=${msg('Sign in')} without-connection without-staff></cw-page-header>
      <main aria-live="polite" aria-busy=${this.isLooking}>${this.#content()}</main>
    `;
  }

  #content() {
    if (this.isLooking) return html`<p class="load who"></p><p class="load"></p><p class="load button"></p>`;
    if (this.error !== undefined && !isOfPasskey(this.error)) return this.#failed(this.error);
    if (this.preview) return this.#offered(this.preview);
    if (this.current?.needsPasskey) return this.#making(this.current);
    return this.current ? this.#signedIn(this.current) : this.#withoutLink();
  }

  #making(current: CurrentSignIn) {
    return html`
      <cw-first-passkey
        .current=${current}
        .fault=${this.error === undefined ? '' : sentenceOfError(this.error)}
        .isBusy=${this.isBusy}
        @make=${this.#makePasskey}
      ></cw-first-passkey>
      <button class="btn" type="button" @click=${this.#signOut}>${msg('Sign out')}</button>
    `;
  }

  #offered({ name, roles, expiresAt, needsPasskey }: LinkPreview) {
    if (needsPasskey && !canUsePasskeys()) return this.#unsuitedBrowser(name);
    const until = formatTime(expiresAt);
    const other = this.current && this.current.staff.name !== name ? this.current.staff.name : undefined;
    return html`
      <p class="quiet">${msg('This link is for')}</p>
      <h2 class="name" dir="auto">${name}</h2>
      <p class="lead">${formatList(roles.map(roleName))}</p>
      <button class="btn btn--main" type="button" ?disabled=${this.isBusy} @click=${this.#useLink}>
        ${msg(str`Sign in as ${name}`)}
      </button>
      <p class="small quiet">
        ${msg(str`It works once, until ${until}. If this is not you, close the page: the link stays unused.`)}
        ${other ? msg(str`${other}, who is signed in here, will be signed out.`) : nothing}
      </p>
    `;
  }

  /** Before the link is used up: in another browser it still works. */
  #unsuitedBrowser(name: string) {
    return html`
      <p class="quiet">${msg('This link is for')}</p>
      <h2 class="name" dir="auto">${name}</h2>
      <cw-notice in-flow>${msg('This browser cannot make passkeys, with which staff sign in. The link is still unused: open it in the browser of your telephone or computer.')}</cw-notice>
    `;
  }

  #failed(error: unknown) {
    const again = isWorthTryingAgain(error);
    return html`
      <cw-notice in-flow>
        ${sentenceOfError(error)}
        ${again ? html`<button slot="action" class="btn btn--small" type="button" @click=${this.#open}>${msg('Try again')}</button>` : nothing}
      </cw-notice>
      ${again ? nothing : this.#howToGetOne()}
      ${this.current ? this.#signedIn(this.current) : nothing}
    `;
  }

  #withoutLink() {
    if (!canUsePasskeys()) return html`<h2>${msg('Open your sign-in link')}</h2>${this.#howToGetOne()}`;
    return html`
      <h2>${msg('Sign in with your passkey')}</h2>
      <p class="lead">${msg('Your device asks for your face, your fingerprint or your PIN. None of them leaves it.')}</p>
      ${this.error === undefined ? nothing : html`<cw-notice in-flow>${sentenceOfError(this.error)}</cw-notice>`}
      <button class="btn btn--main" type="button" ?disabled=${this.isBusy} @click=${this.#usePasskey}>${msg('Sign in')}</button>
      <h3>${msg('No passkey yet, or not at hand?')}</h3>
      <p>${msg('Ask an administrator for a sign-in link: it takes them a moment, and you make a passkey with it. It is good for 15 minutes.')}</p>
      ${this.#onTheServer()}
    `;
  }

  #howToGetOne() {
    return html`
      <p>${msg('Staff sign in with a link of their own. Ask an administrator for a new one: it takes them a moment, and it is good for 15 minutes.')}</p>
      ${this.#onTheServer()}
    `;
  }

  #onTheServer() {
    return html`
      <p class="small quiet">${msg('An administrator without a link gets one on the server itself, with')}</p>
      <p class="code" dir="ltr">npm run sign-in-link -- ${msg('your e-mail address')}</p>
    `;
  }

  #signedIn({ staff }: CurrentSignIn) {
    return html`
      <p class="quiet">${msg('You are signed in as')}</p>
      <h2 class="name" dir="auto">${staff.name}</h2>
      <p class="lead">${formatList(staff.roles.map(roleName))}</p>
      <ul>
        ${pagesFor(staff.roles).map(
          ({ href, icon, name }) => html`<li>
            <a href=${href}><cw-icon name=${icon}></cw-icon><b>${name()}</b><cw-icon name="right" onward></cw-icon></a>
          </li>`,
        )}
      </ul>
      <p><a href="/account/">${msg('Passkeys and sign-ins')}</a></p>
      <button class="btn" type="button" @click=${this.#signOut}>${msg('Sign out')}</button>
    `;
  }
}

/** Something about a passkey went wrong: the page stays as it is, so that it can be tried again. */
const isOfPasskey = (error: unknown): boolean =>
  error instanceof ApiProblem && /^(page\.passkey|identity\.(passkey|challenge))/.test(error.code);

declare global {
  interface HTMLElementTagNameMap {
    'cw-sign-in-page': SignInPage;
  }
}
