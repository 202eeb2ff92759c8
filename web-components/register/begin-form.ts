import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { RegistrationForm } from '../../server/registration/forms/terms.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/notice.ts';
import '../elements/text-field.ts';
import type { TextField } from '../elements/text-field.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { conferenceDays, formatDateTime, inPageLanguage } from '../styles/format.ts';
import { pageLanguage } from '../styles/locale.ts';
import { text } from '../styles/text.ts';
import type { RegisterServer } from './register-server.ts';

/** What stands before the form: the conference, the organiser's words, and the address that the link goes to. */
@customElement('cw-begin-form')
export class BeginForm extends LitElement {
  @property({ attribute: false }) server!: RegisterServer;
  @property({ attribute: false }) description!: RegistrationForm;
  @state() private email = '';
  @state() private fault = '';
  @state() private error: unknown;
  @state() private isBusy = false;
  @query('cw-text-field') private readonly field!: TextField;

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: grid; gap: var(--s6); max-width: 40rem; }
      h2 { font: 400 2rem/2.5rem var(--font-name); text-wrap: balance; text-align: -webkit-match-parent; text-align: match-parent; }
      .introduction { white-space: pre-line; max-width: var(--measure); }
      form { display: grid; gap: var(--s5); border-block-start: var(--rule-beam) solid var(--beam); padding-block-start: var(--s5); }
      .btn--main { justify-self: start; min-width: 10rem; }
    `,
  ];

  override render() {
    const { conference, introduction, standing, closesAt } = this.description;
    return html`
      <div>
        <h2 dir="auto">${inPageLanguage(conference.name)}</h2>
        <p class="lead quiet">${conferenceDays(conference)}</p>
      </div>
      ${introduction ? html`<p class="introduction" dir="auto">${inPageLanguage(introduction)}</p>` : nothing}
      ${standing === 'open' ? this.#form(closesAt) : this.#closed()}
    `;
  }

  #form(closesAt: string | undefined) {
    return html`<form novalidate @submit=${this.#begin}>
      ${this.error ? html`<cw-notice in-flow>${sentenceOfError(this.error)}</cw-notice>` : nothing}
      <cw-text-field
        label=${msg('Your e-mail')}
        hint=${msg('We send a link there, by which you can go on with the form later and on another device.')}
        type="email"
        autocomplete="email"
        max-length="254"
        .value=${this.email}
        fault=${this.fault}
        @change-value=${this.#typed}
        @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && this.#begin(event)}
      ></cw-text-field>
      <button class="btn btn--main" ?disabled=${this.isBusy}>${msg('Begin')}</button>
      <p class="small quiet">
        ${msg('It takes about five minutes, and is saved as you go.')}
        ${closesAt ? msg(str`Registration closes on ${formatDateTime(closesAt)}.`) : nothing}
      </p>
    </form>`;
  }

  #closed() {
    const { standing, opensAt } = this.description;
    const heading =
      standing === 'closed'
        ? msg('Registration is closed')
        : standing === 'not_yet' && opensAt
          ? msg(str`Registration opens on ${formatDateTime(opensAt)}`)
          : msg('Registration is not open');
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
      <p class="title">${heading}</p>
      <p class="quiet">${msg('If you were sent a link to a form, open it as it stands in the letter: it works all the same.')}</p>
    </form>`;
  }

  #typed({ detail }: CustomEvent<string>) {
    this.email = detail;
    this.fault = '';
  }

  /** Also for Enter in the field, which stands in a tree of its own and so sends no form. */
  async #begin(event: Event) {
    event.preventDefault();
    if (this.isBusy) return;
    const email = this.email.trim();
    if (!/^\S+@\S+\.\S+$/.test(email)) {
      this.fault = msg('Write an e-mail address, such as name@example.org.');
      await this.updateComplete;
      this.field.focus();
      return;
    }
    this.isBusy = true;
    this.error = undefined;
    try {
      const { secret } = await this.server.begin(email, pageLanguage());
      this.dispatchEvent(new CustomEvent('form-begun', { detail: secret }));
    } catch (error) {
      this.error = error;
    }
    this.isBusy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-begin-form': BeginForm;
  }
}
