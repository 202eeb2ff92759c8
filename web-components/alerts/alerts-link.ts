import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { alertsTopic } from '../../server/alerts/alerts.contract.ts';
import '../elements/icon.ts';
import { TopicController } from '../live/topic-controller.ts';
import { base } from '../styles/base.ts';
import { formatNumber } from '../styles/format.ts';

/** In the head of each page of an administrator: how many alerts nobody has acknowledged, and the way to them. */
@customElement('cw-alerts-link')
export class AlertsLink extends LitElement {
  readonly alerts = new TopicController(this, alertsTopic, () => ({}));

  static override styles = [
    base,
    css`
      :host { display: inline-block; }
      a { display: inline-flex; align-items: center; gap: var(--s2); min-height: var(--hit); padding-inline: var(--s3); border-radius: var(--radius-2); background: var(--refer-wash); color: var(--ink); font: 700 0.9375rem/1.25rem var(--font-ui); text-decoration: none; white-space: nowrap; }
      a:hover { text-decoration: underline; }
      cw-icon { color: var(--refer-text); }
      .short { display: none; }
      @media (max-width: 640px) { .long { display: none; } .short { display: inline; } a { padding-inline: var(--s2); } }
    `,
  ];

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
