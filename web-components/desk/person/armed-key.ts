import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { text } from '../../styles/text.ts';
import { commandWaitMs } from './desk-keys.ts';

/** What the letter just pressed is about to do, and to whom, for as long as it waits. */
@customElement('cw-armed-key')
export class ArmedKey extends LitElement {
  /** Nothing waits while this is empty. */
  @property() sentence = '';

  static override styles = [
    base,
    text,
    buttons,
    css`
      :host { display: block; position: sticky; inset-block-end: 0; height: 0; z-index: var(--z-raised, 1); }
      .waits { position: absolute; inset-inline: 0; inset-block-end: 0; display: grid; gap: var(--s2); padding: var(--s3) var(--s4) var(--s4); background: var(--ink); color: var(--surface); }
      .waits b { overflow-wrap: anywhere; }
      .keys { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s4); }
      .time { height: 4px; transform-origin: 0 50%; background: var(--surface); animation: runs ${commandWaitMs}ms linear forwards; }
      :host(:dir(rtl)) .time { transform-origin: 100% 50%; }
      @keyframes runs { from { transform: scaleX(1); } to { transform: scaleX(0); } }
      @media (prefers-reduced-motion: reduce) { .time { animation: none; } }
    `,
  ];

  override render() {
    return html`<div role="status">${
      this.sentence
        ? html`<div class="waits">
            <b dir="auto">${this.sentence}</b>
            <span class="time"></span>
            <span class="keys small">
              <span><kbd>↵</kbd> ${msg('at once')}</span> <span><kbd>Esc</kbd> ${msg('leave it')}</span> <span>${msg('go on typing to search')}</span>
            </span>
          </div>`
        : nothing
    }</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-armed-key': ArmedKey;
  }
}
