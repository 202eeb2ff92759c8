import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatDuration, formatTime } from '../styles/format.ts';
import { serverNowMs } from './server-time.ts';
import { TickController } from './tick-controller.ts';

/**
 * How long ago an instant of the server's was, counting on: `<cw-age since="2026-05-01T09:41:00Z">` shows `12 s`, then
 * `1 min`. With `until` it stands still, at how long it was then: for what is not known to go on.
 */
@customElement('cw-age')
export class Age extends LitElement {
  /** ISO 8601. */
  @property() since = '';
  /** ISO 8601. */
  @property() until?: string | undefined;

  readonly ticks = new TickController(this);

  static override styles = css`
    :host { font-variant-numeric: tabular-nums; white-space: nowrap; }
  `;

  override render() {
    const at = Date.parse(this.since);
    if (Number.isNaN(at)) return html``;
    const title = formatTime(new Date(at), { seconds: true });
    const nowMs = this.until ? Date.parse(this.until) : serverNowMs();
    return html`<time datetime=${this.since} title=${title}>${formatDuration(nowMs - at)}</time>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-age': Age;
  }
}
