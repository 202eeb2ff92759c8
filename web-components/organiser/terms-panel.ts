import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';

@customElement('cw-terms-panel')
export class TermsPanel extends LitElement {
  override render() {
    return html``;
  }
}
