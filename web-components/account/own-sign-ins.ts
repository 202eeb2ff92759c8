import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OwnSignIn } from '../../server/identity/identity.contract.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDateTime } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { accountSectionStyles } from './account-section.styles.ts';
import type { AccountServer } from './account-server.ts';
import { SectionController } from './section-controller.ts';

/** Where one is signed in; ended there one by one, or everywhere at once, which tells `left`. */
@customElement('cw-own-sign-ins')
export class OwnSignIns extends LitElement {
  @property({ attribute: false }) server!: AccountServer;
  readonly section = new SectionController(this, () => this.server.signIns());

  static override styles = [base, text, buttons, loading, accountSectionStyles];

  override render() {
    const { shown, fault } = this.section;
    return html`<section>
      <div class="top">
        <h2>${msg('Where you are signed in')}</h2>
        <button class="btn" type="button" @click=${this.#endAll}>${msg('Sign out everywhere')}</button>
      </div>
      ${fault ? html`<cw-notice in-flow>${fault}</cw-notice>` : nothing}
      ${shown ? html`<ul>${shown.map((signIn) => this.#row(signIn))}</ul>` : html`<span class="load"></span>`}
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
      ${signIn.isThisOne ? nothing : html`<button class="btn btn--small" type="button" aria-label=${msg(str`Sign out ${client}`)} @click=${() => this.section.try(() => this.server.endSignIn(signIn.id))}>${msg('Sign out')}</button>`}
    </li>`;
  }

  readonly #endAll = async () => {
    const isDone = await this.section.run(() => this.server.endAllSignIns());
    if (isDone) this.dispatchEvent(new Event('left'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-own-sign-ins': OwnSignIns;
  }
}
