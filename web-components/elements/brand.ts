import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';

/** The bridge over its reflection, and the name; leads to the start page. */
@customElement('cw-brand')
export class Brand extends LitElement {
  static override styles = css`
    :host { display: inline-flex; }
    a { display: flex; align-items: center; gap: var(--s2); min-height: 1.75rem; color: var(--ink); text-decoration: none; font: 700 0.9375rem/1.5rem var(--font-ui); letter-spacing: -0.005em; }
    a:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
    svg { display: block; width: 28px; height: 28px; }
    @media (max-width: 640px) { span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; } }
  `;

  override render() {
    return html`<a href="/">
      <svg viewBox="0 0 28 28" aria-hidden="true" fill="none">
        <path d="M3 15.5a11 11 0 0 1 22 0" stroke="currentColor" stroke-width="4" />
        <path d="M1 15.5h26" stroke="currentColor" stroke-width="1.75" />
        <path d="M4.2 18.5a11 11 0 0 0 19.6 0" stroke="var(--water)" stroke-width="1.75" stroke-dasharray="5 2.2" />
      </svg>
      <span translate="no">Causeway</span>
    </a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-brand': Brand;
  }
}
