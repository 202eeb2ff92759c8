import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SetUpLink } from '../../server/network-access/onboarding/onboarding.contract.ts';
import { Attempt } from '../api/attempt.ts';
import '../elements/dialog.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import './network-account-problems.ts';
import { makeSetUpLink } from './network-account-server.ts';
import './shown-set-up-link.ts';

/** A button for a code that sets the phone of somebody up: they scan it, and are signed in to the page that does it. */
@customElement('cw-set-up-code')
export class SetUpCode extends LitElement {
  @property({ attribute: false }) delegateId = '';
  @property() name = '';
  /** The letter that presses it, where there is one. */
  @property() letter = '';
  @property({ attribute: false }) makeLink: (delegateId: string) => Promise<SetUpLink> = makeSetUpLink;
  @state() private made?: SetUpLink | undefined;
  readonly attempt = new Attempt(this);

  static override styles = [
    base,
    buttons,
    css`
      :host { display: grid; gap: var(--s2); justify-items: start; }
    `,
  ];

  /** Whether the code is on the screen. */
  get isOpen(): boolean {
    return this.made !== undefined;
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('delegateId')) this.#close();
  }

  override render() {
    return html`
      <button class="btn btn--small" type="button" ?disabled=${this.attempt.isBusy} @click=${this.show}>
        <cw-icon name="wifi"></cw-icon> ${msg('Wi-Fi for their phone')} ${this.letter ? html`<kbd>${this.letter}</kbd>` : nothing}
      </button>
      ${this.attempt.fault && !this.made ? html`<cw-notice in-flow>${this.attempt.fault}</cw-notice>` : nothing}
      <cw-dialog heading=${msg(str`Wi-Fi for ${this.name}`)} .open=${this.made !== undefined} @close=${this.#close}>
        ${this.made ? html`<cw-shown-set-up-link .made=${this.made}></cw-shown-set-up-link>` : nothing}
        ${this.attempt.fault && this.made ? html`<cw-notice in-flow>${this.attempt.fault}</cw-notice>` : nothing}
        <button slot="actions" class="btn" type="button" ?disabled=${this.attempt.isBusy} @click=${this.show}>${msg('Make a new code')}</button>
        <button slot="actions" class="btn" type="button" @click=${this.#close}>${msg('Close')}</button>
      </cw-dialog>
    `;
  }

  readonly show = (): Promise<boolean> =>
    this.attempt.run(async () => {
      const { delegateId } = this;
      const made = await this.makeLink(delegateId);
      if (delegateId === this.delegateId) this.made = made;
    });

  readonly #close = () => {
    this.made = undefined;
    this.attempt.say('');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-set-up-code': SetUpCode;
  }
}
