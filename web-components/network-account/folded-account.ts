import { msg } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../styles/base.ts';
import { mayOnNetwork, nothingMay } from './may-on-network.ts';
import './network-account-panel.ts';
import { httpNetworkAccountServer, type NetworkAccountServer } from './network-account-server.ts';

/** The Wi-Fi of somebody, folded: it is asked for, and in the ledger, only when somebody unfolds it. */
@customElement('cw-folded-account')
export class FoldedAccount extends LitElement {
  @property({ attribute: false }) server: NetworkAccountServer = httpNetworkAccountServer;
  @property({ attribute: false }) delegateId = '';
  @property({ attribute: false }) askMay = mayOnNetwork;
  @state() private isOpen = false;
  @state() private may = nothingMay;

  static override styles = [
    base,
    css`
      :host { display: block; border-block-start: var(--rule-beam) solid var(--beam); padding-block-start: var(--s2); }
      summary { font: 700 0.9375rem/1.5rem var(--font-ui); min-height: var(--hit); cursor: pointer; align-content: center; }
      cw-network-account-panel { padding-block: var(--s3); }
    `,
  ];

  /** Of the next person nothing is asked before somebody unfolds it again. */
  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('delegateId')) this.isOpen = false;
  }

  override render() {
    return html`<details .open=${this.isOpen} @toggle=${this.#toggled}>
      <summary>${msg('Wi-Fi: why can’t they connect?')}</summary>
      ${
        this.isOpen
          ? html`<cw-network-account-panel
              .server=${this.server}
              .delegateId=${this.delegateId}
              ?may-revoke=${this.may.revoke}
            ></cw-network-account-panel>`
          : nothing
      }
    </details>`;
  }

  readonly #toggled = async ({ target }: Event) => {
    this.isOpen = (target as HTMLDetailsElement).open;
    if (this.isOpen) this.may = await this.askMay();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-folded-account': FoldedAccount;
  }
}
