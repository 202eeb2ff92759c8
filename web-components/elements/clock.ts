import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatTime } from '../styles/format.ts';
import { serverNowMs } from './server-time.ts';
import { TickController } from './tick-controller.ts';

/** The time of day by the server's clock, `with-seconds` when asked, in `time-zone` or else the device's. */
@customElement('cw-clock')
export class Clock extends LitElement {
  @property({ type: Boolean, attribute: 'with-seconds' }) withSeconds = false;
  @property({ attribute: 'time-zone' }) timeZone?: string;

  readonly ticks = new TickController(this);

  static override styles = css`
    :host { font: 700 1.125rem/1.5rem var(--font-ui); font-variant-numeric: tabular-nums; white-space: nowrap; }
  `;

  override render() {
    const zone = this.timeZone ? { timeZone: this.timeZone } : {};
    return html`<time>${formatTime(new Date(serverNowMs()), { seconds: this.withSeconds, ...zone })}</time>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-clock': Clock;
  }
}
