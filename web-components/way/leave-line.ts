import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { minutesByClock } from '../../server/wayfinding/ways/when-to-leave.ts';
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
      /* Each stretch is as long as its time, and never shorter than what stands under where it begins. */
      ol { display: grid; }
      li { display: grid; row-gap: var(--s1); font: var(--type-note); color: var(--ink-2); white-space: nowrap; }
      .bed { display: grid; align-items: center; height: 1.25rem; }
      li:first-child .bed { border-inline-start: 2px solid var(--ink); }
      li:last-child .bed { border-inline-end: 2px solid var(--ink); }
      .wait .bed::before { content: ''; height: 2px; background: var(--line-strong); }
      .walk .bed::before { content: ''; height: 0.625rem; background: var(--water); border-block-end: 2px solid var(--water-deep); }
      .slack .bed::before { content: ''; border-block-start: 2px dotted var(--line-strong); }
      .told { padding-inline-end: var(--s2); }
      li:last-child .told { padding-inline-end: 0; text-align: end; }
      b { display: block; font: 700 0.9375rem/1.25rem var(--font-ui); color: var(--ink); }
    `,
  ];

  override render() {
    const { nowMs, leaveMs, thereMs, startsMs } = this;
    const isNow = minutesByClock(nowMs, leaveMs) < 1;
    const stretches = isNow ? [thereMs - nowMs] : [leaveMs - nowMs, thereMs - leaveMs];
    const columns = [...stretches, startsMs - thereMs].map((ms) => `minmax(min-content, ${Math.max(1, ms / 1000)}fr)`);
    return html`
      <ol .style=${`grid-template-columns: ${columns.join(' ')} max-content`}>
        ${this.#mark(nowMs, msg('now'), isNow ? 'walk' : 'wait')}
        ${isNow ? nothing : this.#mark(leaveMs, msg('leave'), 'walk')}
        ${this.#mark(thereMs, msg('there'), 'slack')}${this.#mark(startsMs, msg('starts'), 'slack')}
      </ol>
    `;
  }

  /** A time, and the stretch that begins then. */
  #mark(ms: number, word: string, stretch: 'wait' | 'walk' | 'slack') {
    const at = formatTime(new Date(ms), { timeZone: this.timeZone });
    return html`<li class=${stretch}><span class="bed"></span><span class="told"><b>${at}</b>${word}</span></li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-leave-line': LeaveLine;
  }
}
