import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { mayOnNetwork, nothingMay } from './may-on-network.ts';

/** The account that an address names after its `#`: an alert leads there. */
const accountInAddress = (): string => /^#account=([0-9a-f-]{36})$/.exec(location.hash)?.[1] ?? '';

/** A button for who is asked why somebody cannot connect; what it opens is loaded then. Nothing for who may not. */
@customElement('cw-account-help')
export class AccountHelp extends LitElement {
  @property({ attribute: false }) askMay = mayOnNetwork;
  @state() private may = nothingMay;
  @state() private isOpen = false;
  @state() private delegateId = '';

  static override styles = [
    base,
    buttons,
    css`
      :host { display: block; }
      @media (max-width: 1360px) { .btn span { display: none; } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#openFromAddress);
    void this.#ask();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#openFromAddress);
  }

  async #ask() {
    this.may = await this.askMay();
    await this.#openFromAddress();
  }

  override render() {
    if (!this.may.find) return nothing;
    const words = msg('Why can’t they connect?');
    return html`
      <button class="btn btn--small" type="button" aria-label=${words} @click=${() => this.#open('')}>
        <cw-icon name="wifi"></cw-icon> <span>${words}</span>
      </button>
      <cw-account-finder .may=${this.may} .open=${this.isOpen} .delegateId=${this.delegateId} @close=${this.#close}></cw-account-finder>
    `;
  }

  readonly #openFromAddress = async () => {
    const delegateId = accountInAddress();
    if (delegateId && this.may.find) await this.#open(delegateId);
  };

  async #open(delegateId: string) {
    await import('./account-finder.ts');
    this.delegateId = delegateId;
    this.isOpen = true;
  }

  /** Whoever reloads the page afterwards is not led back to it. */
  readonly #close = () => {
    this.isOpen = false;
    this.delegateId = '';
    if (accountInAddress()) history.replaceState(history.state, '', `${location.pathname}${location.search}`);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-account-help': AccountHelp;
  }
}
