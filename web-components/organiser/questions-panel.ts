import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';

@customElement('cw-questions-panel')
export class QuestionsPanel extends LitElement {
  override render() {
    return html``;
  }
}
