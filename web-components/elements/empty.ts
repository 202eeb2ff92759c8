import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../styles/base.ts';

/** Nothing here yet: the heading says what will appear, the text what makes it appear; a button in slot `action`. */
@customElement('cw-empty')
export class Empty extends LitElement {
  @property() heading = '';

  static override styles = [
    base,
    css`
      :host { display: grid; place-content: center; justify-items: center; text-align: center; gap: var(--s2); padding: var(--s8) var(--s4); }
      h2 { font: 400 2rem/2.5rem var(--font-name); text-wrap: balance; }
      p { color: var(--ink-2); max-width: 42ch; text-wrap: balance; }
      ::slotted([slot='action']) { margin-block-start: var(--s3); }
    `,
  ];

  override render() {
    return html`<h2>${this.heading}</h2><p><slot></slot></p><slot name="action"></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-empty': Empty;
  }
}
