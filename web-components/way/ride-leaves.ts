import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { TickController } from '../elements/tick-controller.ts';
import { leavesWords } from './ride-words.ts';

/** When a shuttle or boat leaves, and in how long; as time passes it is drawn again, and nothing around it. */
@customElement('cw-ride-leaves')
export class RideLeaves extends LitElement {
  @property({ type: Number }) atMs = 0;
  @property() timeZone = 'UTC';
  readonly tick = new TickController(this);

  override render() {
    return html`<span>${leavesWords(this.atMs, Date.now(), this.timeZone)}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-ride-leaves': RideLeaves;
  }
}
