import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../styles/base.ts';
import { formatTime } from '../styles/format.ts';

/** Now, leave, there, starts on one line: the wait is thin, the walk is water, what is left over is dotted. */
@customElement('cw-leave-line')
export class LeaveLine extends LitElement {
  @property({ type: Number }) nowMs = 0;
  @property({ type: Number }) leaveMs = 0;
  @property({ type: Number }) thereMs = 0;
  @property({ type: Number }) startsMs = 0;
  @property() timeZone = 'UTC';

  static override styles = [
    base,
    css`
      :host { display: block; }
      .bed { display: flex; align-items: center; height: 1.25rem; border-inline: 2px solid var(--ink); }
      .bed i { display: block; min-width: 2px; }
      .wait { height: 2px; background: var(--line-strong); }
      .walk { height: 0.625rem; background: var(--water); border-block-end: 2px solid var(--water-deep); }
      .slack { border-block-start: 2px dotted var(--line-strong); }
      ol { display: flex; justify-content: space-between; gap: var(--s2); margin-block-start: var(--s1); }
      li { font: var(--type-note); color: var(--ink-2); }
      li:last-child { text-align: end; }
      b { display: block; font: 700 0.9375rem/1.25rem var(--font-ui); color: var(--ink); }
    `,
  ];

  override render() {
    const { nowMs, leaveMs, thereMs, startsMs } = this;
    const leave = Math.max(nowMs, leaveMs);
    const grow = (ms: number) => `flex-grow: ${Math.max(0, ms) / 1000}`;
    return html`
      <div class="bed" aria-hidden="true">
        <i class="wait" .style=${grow(leave - nowMs)}></i>
        <i class="walk" .style=${grow(thereMs - leave)}></i>
        <i class="slack" .style=${grow(startsMs - thereMs)}></i>
      </div>
      <ol>
        ${this.#mark(nowMs, msg('now'))}${this.#mark(leave, msg('leave'))}
        ${this.#mark(thereMs, msg('there'))}${this.#mark(startsMs, msg('starts'))}
      </ol>
    `;
  }

  #mark(ms: number, word: string) {
    return html`<li><b>${formatTime(new Date(ms), { timeZone: this.timeZone })}</b>${word}</li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-leave-line': LeaveLine;
  }
}
