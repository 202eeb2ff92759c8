import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { encode } from 'uqr';
import { base } from '../styles/base.ts';

/** Modules around the code that ISO/IEC 18004 wants left white. */
const quietZone = 4;

/**
 * A QR code as one path, error correction level M; dark on white in every theme, for readers expect it so. `words` is what
 * a screen reader says instead.
 */
@customElement('cw-qr-code')
export class QrCode extends LitElement {
  @property() text = '';
  @property() words = '';

  static override styles = [
    base,
    css`
      :host { display: block; aspect-ratio: 1; background: #fff; }
      svg { width: 100%; height: 100%; }
      @media (forced-colors: active) { svg { forced-color-adjust: none; } }
    `,
  ];

  override render() {
    const { data, size } = encode(this.text, { ecc: 'M', border: quietZone });
    return html`<svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img" aria-label=${this.words}>
      <path fill="#fff" d="M0 0h${size}v${size}H0z" /><path fill="#000" d=${pathOf(data)} />
    </svg>`;
  }
}

/** Each run of dark modules in a row as one stroke of the path. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) => {
      const text = row.map((isDark) => (isDark ? '#' : ' ')).join('');
      return [...text.matchAll(/#+/g)].map((run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`);
    })
    .join('');
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-qr-code': QrCode;
  }
}
