import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OwnSignIn } from '../../server/identity/identity.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDateTime } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { accountSectionStyles } from './account-section.styles.ts';
import type { AccountServer } from './account-server.ts';

/** Where one is signed in; ended there one by one, or everywhere at once, which tells `left`. */
@customElement('cw-own-sign-ins')
export class OwnSignIns extends LitElement {
  @property({ attribute: false }) server!: AccountServer;
  @state() private signIns: readonly OwnSignIn[] | undefined;
  @state() private fault = '';

  static override styles = [base, text, buttons, loading, accountSectionStyles];

  override connectedCallback() {
    super.connectedCallback();
    void this.#try(async () => undefined);
  }

  async #try(work: () => Promise<unknown>) {
    this.fault = '';
    try {
      await work();
      this.signIns = await this.server.signIns();
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
  }

  override render() {
    return html`<section>
      <div class="top">
        <h2>${msg('Where you are signed in')}</h2>
        <button class="btn" type="button" @click=${this.#endAll}>${msg('Sign out everywhere')}</button>
      </div>
      ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
      ${this.signIns ? html`<ul>${this.signIns.map((signIn) => this.#row(signIn))}</ul>` : html`<span class="load"></span>`}
    </section>`;
  }

  #row(signIn: OwnSignIn) {
    const client = signIn.client ?? msg('A browser that is not known');
    const [began, seen] = [formatDateTime(signIn.beganAt), formatDateTime(signIn.seenAt)];
    return html`<li>
      <div>
        <b>${client}</b>
        <p class="small quiet">${signIn.isThisOne ? msg(str`This one, since ${began}.`) : msg(str`Since ${began}, last seen ${seen}.`)}</p>
      </div>
      ${signIn.isThisOne ? nothing : html`<button class="btn btn--small" type="button" aria-label=${msg(str`Sign out ${client}`)} @click=${() => this.#try(() => this.server.endSignIn(signIn.id))}>${msg('Sign out')}</button>`}
    </li>`;
  }

  readonly #endAll = async () => {
    try {
      await this.server.endAllSignIns();
      this.dispatchEvent(new Event('left'));
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-own-sign-ins': OwnSignIns;
  }
}
