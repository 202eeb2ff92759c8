import { msg } from '@lit/localize';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { NetworkAccount } from '../../server/network-access/network-access.contract.ts';
import { Attempt } from '../api/attempt.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { text } from '../styles/text.ts';
import type { NetworkAccountServer } from './network-account-server.ts';

/** Takes somebody off the Wi-Fi, or back, for a reason. Fires `decided` with the account as it is then. */
@customElement('cw-account-decision')
export class AccountDecision extends LitElement {
  @property({ attribute: false }) server!: Pick<NetworkAccountServer, 'revoke' | 'restore'>;
  @property({ attribute: false }) account!: NetworkAccount;
  @state() private isAsked = false;
  @query('input') private readonly because!: HTMLInputElement | null;
  @query('button') private readonly first!: HTMLButtonElement | null;
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
    const before = changed.get('account');
    if (before && before.delegateId !== this.account.delegateId) this.#end();
  }

  get #isRevoked(): boolean {
    return this.account.revoked !== undefined;
  }

  override render() {
    const act = this.#isRevoked ? msg('Restore their Wi-Fi…') : msg('Revoke their Wi-Fi…');
    if (!this.isAsked) return html`<button class="btn btn--small" type="button" @click=${this.#ask}>${act}</button>`;
    return html`<form @submit=${this.#decide}>
      <p class="small">${this.#isRevoked ? msg('Their devices join again, as they are set up.') : msg('All their devices are taken off at once, and none joins until it is restored.')}</p>
      <label class="labelled">${msg('Why? One sentence, which stays in the ledger.')}<span class="field"><input name="because" dir="auto" required maxlength="500" autocomplete="off" /></span></label>
      ${this.attempt.fault ? html`<cw-notice in-flow>${this.attempt.fault}</cw-notice>` : ''}
      <div class="buttons">
        <button class="btn btn--main" type="submit" ?disabled=${this.attempt.isBusy}>${this.#isRevoked ? msg('Restore') : msg('Revoke')}</button>
        <button class="btn" type="button" @click=${this.#leave}>${msg('Cancel')}</button>
      </div>
    </form>`;
  }

  readonly #ask = async () => {
    this.isAsked = true;
    await this.updateComplete;
    this.because?.focus();
  };

  readonly #leave = async () => {
    this.#end();
    await this.updateComplete;
    this.first?.focus();
  };

  #end(): void {
    this.isAsked = false;
    this.attempt.say('');
  }

  readonly #decide = async (event: SubmitEvent) => {
    event.preventDefault();
    const because = this.because?.value.trim();
    if (!because) return;
    const decide = this.#isRevoked ? this.server.restore : this.server.revoke;
    await this.attempt.run(async () => {
      const detail = await decide(this.account.delegateId, because);
      await this.#leave();
      this.dispatchEvent(new CustomEvent<NetworkAccount>('decided', { detail }));
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-account-decision': AccountDecision;
  }
}
