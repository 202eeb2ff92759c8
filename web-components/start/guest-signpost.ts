import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RegistrationForm } from '../../server/registration/forms/terms.contract.ts';
import { answer, client } from '../api/client.ts';
import '../elements/guest-header.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { conferenceDays, formatDateTime, inPageLanguage } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { staffLanguages } from '../styles/locale.ts';
import { text } from '../styles/text.ts';
import { signpostStyles } from './signpost.styles.ts';

export type Described = Pick<RegistrationForm, 'conference' | 'standing' | 'opensAt'>;

/** For who is not signed in: which conference this is, and the way to registration, to one's own page, and for staff. */
@customElement('cw-guest-signpost')
export class GuestSignpost extends LitElement {
  @property({ attribute: false }) describe: () => Promise<Described> = () =>
    answer(client.api.registration.form.$get());
  @state() private form?: Described | undefined;
  @state() private isLooking = true;

  static override styles = [
    base,
    text,
    loading,
    signpostStyles,
    css`
      :host { display: block; }
      .what { margin-block-end: var(--s6); display: grid; gap: var(--s2); min-height: 3.5rem; }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
  }

  /** What cannot be read is left out: the ways are there all the same. */
  async #load() {
    this.form = await this.describe().catch(() => undefined);
    this.isLooking = false;
  }

  override render() {
    const conference = this.form?.conference;
    const name = conference ? inPageLanguage(conference.name) : 'Causeway';
    return html`
      <cw-guest-header heading=${name} .languages=${staffLanguages}></cw-guest-header>
      <main aria-busy=${this.isLooking}>
        <p class="what">${this.isLooking ? html`<span class="load"></span>` : this.#what(name)}</p>
        <ul>
          ${this.form?.standing === 'open' ? this.#way('/register/', 'document', msg('Register'), msg('It takes a few minutes. You can stop and go on later.')) : nothing}
          ${this.#way('/delegate/', 'badge', msg('Your page and your badge'), msg('For who is registered or invited: open the link in the newest letter that you were sent. If you lost it, the desk sends you another one.'))}
          ${this.#way('/sign-in/?from=%2F', 'lock', msg('Staff'), msg('Sign in with your own link.'))}
        </ul>
      </main>
    `;
  }

  #what(name: string) {
    if (!this.form) return msg('Registration and entrance of a conference.');
    const { conference } = this.form;
    return html`
      <span>${msg(str`Registration and entrance for ${name}, ${conferenceDays(conference)}.`)}</span>
      ${this.#opening()}
    `;
  }

  #opening() {
    const { standing, opensAt } = this.form ?? {};
    if (standing === 'not_yet' && opensAt) {
      return html`<span>${msg(str`Registration opens on ${formatDateTime(opensAt)}.`)}</span>`;
    }
    if (standing === 'closed') return html`<span>${msg('Registration is closed.')}</span>`;
    return standing === 'never' ? html`<span>${msg('Registration is by invitation.')}</span>` : nothing;
  }

  #way(href: string, icon: 'document' | 'badge' | 'lock', name: string, purpose: string) {
    return html`<li>
      <a href=${href}>
        <cw-icon name=${icon}></cw-icon><b>${name}</b><span class="quiet">${purpose}</span>
        <cw-icon name="right" onward></cw-icon>
      </a>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-guest-signpost': GuestSignpost;
  }
}
