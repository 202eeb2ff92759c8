import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { headLinkStyles } from '../elements/head-link.styles.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { formatNumber } from '../styles/format.ts';
import { type AlertScope, FollowedAlerts } from './followed-alerts.ts';

/** In the head of each page of whom alerts concern: how many nobody has acknowledged, and the way to them. */
@customElement('cw-alerts-link')
export class AlertsLink extends LitElement {
  /** What they are told of. */
  @property({ attribute: false }) scopes: readonly AlertScope[] = ['all'];
  readonly alerts = new FollowedAlerts(this, () => this.scopes);

  static override styles = [base, headLinkStyles];

  /** The region is there from the beginning, so that what comes into it is read aloud. */
  override render() {
    const { view } = this.alerts;
    const open = 'value' in view ? (view.value?.open ?? 0) : 0;
    return html`<span role="status">${open > 0 ? this.#link(open) : nothing}</span>`;
  }

  #link(open: number) {
    const count = formatNumber(open);
    const words = open === 1 ? msg('1 alert') : msg(str`${count} alerts`);
    return html`<a href="/alerts/" aria-label=${words}>
      <cw-icon name="alert"></cw-icon><span class="long">${words}</span><span class="short">${count}</span>
    </a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-alerts-link': AlertsLink;
  }
}
