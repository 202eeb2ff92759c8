import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../styles/base.ts';
import './letters-in-trouble.ts';
import { httpLettersServer, type LettersServer } from './letters-server.ts';
import './post-line.ts';

/** The desk's view of the post: how it stands, and who was not reached. */
@customElement('cw-letters-panel')
export class LettersPanel extends LitElement {
  @property({ attribute: false }) server: LettersServer = httpLettersServer;

  static override styles = [
    base,
    css`
      :host { display: grid; grid-auto-rows: max-content; align-content: start; gap: var(--s4); overflow: auto; padding: var(--s6); }
      @media (max-width: 640px) { :host { padding: var(--s4); } }
    `,
  ];

  override render() {
    return html`
      <cw-post-line></cw-post-line>
      <cw-letters-in-trouble .server=${this.server}></cw-letters-in-trouble>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-letters-panel': LettersPanel;
  }
}
