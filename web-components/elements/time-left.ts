import { msg, str } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatDuration } from '../styles/format.ts';
import './meter.ts';
import { serverNowMs } from './server-time.ts';
import { TickController } from './tick-controller.ts';

/**
 * A code or link that is good once and for a time, running out: `<cw-time-left until="…" full-ms="120000" over="…">`. By
 * the server's clock, which `ServerClock` finds out; a clock that is behind shows no more than there ever is.
 */
@customElement('cw-time-left')
export class TimeLeft extends LitElement {
  /** ISO 8601. */
  @property() until = '';
  @property({ type: Number, attribute: 'full-ms' }) fullMs = 0;
  /** What is said afterwards. */
  @property() over = '';

  readonly ticks = new TickController(this);

  static override styles = css`
    :host { display: grid; gap: var(--s2); font-variant-numeric: tabular-nums; }
    p { margin: 0; font: var(--type-lead); }
  `;

  get leftMs(): number {
    return Math.min(this.fullMs, Date.parse(this.until) - serverNowMs());
  }

  override render() {
    const { leftMs, fullMs } = this;
    if (leftMs <= 0) return html`<p role="status">${this.over}</p>`;
    const left = clockOf(leftMs);
    return html`
      <cw-meter plain value=${leftMs} max=${fullMs} label=${msg('Time left')} value-text=${formatDuration(leftMs)}></cw-meter>
      <p>${msg(str`Good once, for another ${left}.`)}</p>
    `;
  }
}

/** `1:05`. */
function clockOf(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-time-left': TimeLeft;
  }
}
