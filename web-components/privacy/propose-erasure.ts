import { msg } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Attempt } from '../api/attempt.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { text } from '../styles/text.ts';
import './privacy-problems.ts';
import { httpPrivacyServer, type PrivacyServer } from './privacy-server.ts';

/** Proposes to erase one delegate: says what follows, and asks why. Fires `proposed`. */
@customElement('cw-propose-erasure')
export class ProposeErasure extends LitElement {
  @property({ attribute: false }) server: PrivacyServer = httpPrivacyServer;
  @property({ attribute: 'delegate-id' }) delegateId = '';
  @state() private isAsked = false;
  @state() private isProposed = false;
  @query('input') private readonly because!: HTMLInputElement;
  readonly attempt = new Attempt(this);

  static override styles = [
    base,
    text,
    buttons,
    fields,
    css`
      :host { display: block; }
      form { display: grid; gap: var(--s3); max-width: 34rem; }
      .buttons { display: flex; flex-wrap: wrap; gap: var(--s3); }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('delegateId')) return;
    this.isProposed = false;
    this.#leave();
  }

  override render() {
    if (this.isProposed) {
      return html`<p class="small" role="status">${msg('Proposed. An administrator, another person, confirms within a quarter of an hour.')}</p>`;
    }
    if (!this.isAsked) {
      return html`<button class="btn btn--small" type="button" @click=${this.#ask}>${msg('Propose erasure')}</button>`;
    }
    return html`<form @submit=${this.#propose}>
      <p class="small">${msg('Once another person has confirmed it, badges are refused, whoever accompanies them is withdrawn, and everything that leads to this person goes for good.')}</p>
      <label class="labelled">
        ${msg('Why they are erased')}
        <span class="field"><input name="because" required maxlength="500" autocomplete="off" /></span>
      </label>
      ${this.attempt.fault ? html`<cw-notice in-flow>${this.attempt.fault}</cw-notice>` : nothing}
      <div class="buttons">
        <button class="btn" type="submit" ?disabled=${this.attempt.isBusy}>${msg('Propose erasure')}</button>
        <button class="btn btn--plain" type="button" @click=${this.#leave}>${msg('Cancel')}</button>
      </div>
    </form>`;
  }

  async #ask() {
    this.isAsked = true;
    await this.updateComplete;
    this.because.focus();
  }

  #leave() {
    this.isAsked = false;
    this.attempt.say('');
  }

  async #propose(event: SubmitEvent) {
    event.preventDefault();
    await this.attempt.run(async () => {
      await this.server.proposeErasure(this.delegateId, this.because.value.trim());
      this.isProposed = true;
      this.dispatchEvent(new CustomEvent('proposed', { bubbles: true, composed: true }));
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-propose-erasure': ProposeErasure;
  }
}
