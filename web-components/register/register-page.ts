import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { FormOutcome, OpenForm } from '../../server/registration/forms/forms.contract.ts';
import type { RegistrationForm } from '../../server/registration/forms/terms.contract.ts';
import { ApiProblem, sentenceOfError } from '../api/problem.ts';
import '../elements/guest-header.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { inPageLanguage } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { isLanguageChosen, pageLanguage, speakHere } from '../styles/locale.ts';
import './begin-form.ts';
import './form-sent.ts';
import { formKeptHere, type KeptForm } from './kept-form.ts';
import './register-problems.ts';
import { httpRegisterServer, type RegisterServer } from './register-server.ts';
import './registration-form.ts';
import type { RegistrationFormElement } from './registration-form.ts';
import { forgetStep } from './step-history.ts';

/** Registration by oneself: begin, or go on by a link; fill in; sent. */
@customElement('cw-register-page')
export class RegisterPage extends LitElement {
  @property({ attribute: false }) server: RegisterServer = httpRegisterServer;
  @property({ attribute: false }) kept: KeptForm = formKeptHere;
  @state() private description?: RegistrationForm;
  @state() private form?: OpenForm | undefined;
  @state() private outcome?: FormOutcome | undefined;
  @state() private error: unknown;
  @state() private isOffline = false;
  @query('cw-registration-form') private readonly filling!: RegistrationFormElement | null;
  #secret: string | undefined;

  static override styles = [
    base,
    buttons,
    loading,
    css`
      :host { display: block; min-height: 100dvh; }
      main { max-width: 62rem; padding: var(--s8) var(--s6) var(--s12); margin-inline: auto; }
      .wait { display: grid; gap: var(--s4); justify-items: start; }
      .wait .load { width: 60%; height: 1.5rem; }
      cw-notice { margin-block-end: var(--s6); }
      @media (max-width: 640px) { main { padding: var(--s5) var(--s5) var(--s8); } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    document.title = msg('Registration');
    window.addEventListener('hashchange', this.#open);
    void this.#open();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#open);
  }

  /** Also for a link that is pasted while the page is open: that changes the fragment and loads nothing. */
  readonly #open = async () => {
    this.#secret = this.kept.secret();
    this.error = undefined;
    try {
      this.description ??= await this.server.describe();
      const { locales } = this.description;
      const [first] = locales;
      if (first && !locales.includes(pageLanguage())) return speakHere(first);
      document.title = `${msg('Registration')} · ${inPageLanguage(this.description.conference.name)}`;
      if (this.#secret) await this.#openForm(this.#secret);
    } catch (error) {
      this.error = error;
    }
  };

  async #openForm(secret: string) {
    const form = await this.server.open(secret);
    if (form.locale !== pageLanguage() && !isLanguageChosen() && this.description?.locales.includes(form.locale)) {
      return speakHere(form.locale);
    }
    this.outcome = form.outcome;
    this.form = form;
  }

  override render() {
    const { description } = this;
    return html`
      <cw-guest-header
        heading=${description ? inPageLanguage(description.conference.name) : ''}
        .languages=${description?.locales ?? []}
        .alone=${this.isOffline}
        .beforeChange=${() => this.filling?.flush()}
      ></cw-guest-header>
      <main>${this.error ? this.#failed() : nothing}${description ? this.#stage(description) : this.#waiting()}</main>
    `;
  }

  #stage(description: RegistrationForm) {
    const { form, outcome } = this;
    if (outcome) {
      const companionsAtMost = form?.kind === 'companion' ? 0 : description.companionsAtMost;
      return html`<cw-form-sent .outcome=${outcome} email=${form?.email ?? ''} .companionsAtMost=${companionsAtMost}></cw-form-sent>`;
    }
    if (form && this.#secret) {
      return html`<cw-registration-form
        .server=${this.server}
        .kept=${this.kept}
        .description=${description}
        .form=${form}
        .secret=${this.#secret}
        @form-sent=${this.#sent}
        @offline-change=${({ detail }: CustomEvent<boolean>) => {
          this.isOffline = detail;
        }}
      ></cw-registration-form>`;
    }
    if (this.#secret) return this.error ? nothing : this.#waiting();
    return html`<cw-begin-form .server=${this.server} .description=${description} @form-begun=${this.#begun}></cw-begin-form>`;
  }

  async #begun({ detail }: CustomEvent<string>) {
    this.kept.keepSecret(detail);
    forgetStep();
    await this.#open();
  }

  #sent({ detail }: CustomEvent<FormOutcome>) {
    this.kept.keepContent(undefined);
    this.outcome = detail;
    window.scrollTo({ top: 0 });
  }

  #waiting() {
    if (this.error) return nothing;
    return html`<div class="wait"><span class="load"></span><span class="load"></span><span class="load"></span></div>`;
  }

  #failed() {
    const isGone = this.error instanceof ApiProblem && [404, 410].includes(this.error.problem.status);
    return html`<cw-notice in-flow>
      ${sentenceOfError(this.error)}
      ${
        isGone
          ? html`<button slot="action" class="btn btn--small" type="button" @click=${this.#beginAnew}>${msg('Begin a new form')}</button>`
          : html`<button slot="action" class="btn btn--small" type="button" @click=${this.#open}>${msg('Try again')}</button>`
      }
    </cw-notice>`;
  }

  #beginAnew() {
    this.kept.forget();
    void this.#open();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-register-page': RegisterPage;
  }
}
