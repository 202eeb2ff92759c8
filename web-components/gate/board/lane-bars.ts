import { css, html, LitElement, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** So many scans a minute fill the height: about what one lane can do. */
const fullScans = 20;
const heightPx = 28;

/** Scans minute by minute, oldest first; the number beside it says it in figures. Time runs left to right. */
@customElement('cw-lane-bars')
export class LaneBars extends LitElement {
  @property({ attribute: false }) minutes: readonly number[] = [];
  @property({ type: Boolean, reflect: true }) stale = false;

  static override styles = css`
    :host { display: block; }
    svg { display: block; width: 100%; height: 1.75rem; fill: var(--water); }
    :host([stale]) svg { fill: var(--stale-text); }
  `;

  override render() {
    const top = Math.max(fullScans, ...this.minutes);
    return html`<svg viewBox="0 0 ${this.minutes.length * 4} ${heightPx}" preserveAspectRatio="none" aria-hidden="true">
      ${this.minutes.map((count, index) => {
        const height = count === 0 ? 1 : Math.max(2, (count / top) * heightPx);
        return svg`<rect x=${index * 4} y=${heightPx - height} width="3" height=${height} />`;
      })}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-lane-bars': LaneBars;
  }
}
