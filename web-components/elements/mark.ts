import { css, html, LitElement, type SVGTemplateResult, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';

const stroke = (d: string) =>
  svg`<path d=${d} fill="none" class="on" stroke-linecap="round" stroke-linejoin="round" stroke-width="2.6"/>`;

/** The four meanings, with a refusal that was overridden, then the ramp of load, with what is in doubt: told apart by shape alone, so that colour only helps. */
const drawings = {
  admit: svg`<circle cx="12" cy="12" r="11"/>${stroke('M6.8 12.6 10.6 16.3 17.4 8.5')}`,
  refer: svg`<path d="M1 3.5h14.5L23 12l-7.5 8.5H1Z"/>${stroke('M5.5 12h9.5M11.5 8l4 4-4 4')}`,
  refuse: svg`<path d="M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4Z"/>${stroke('M8 8l8 8M16 8l-8 8')}`,
  overridden: svg`<path d="M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4Z"/>${stroke('M6.8 12.6 10.6 16.3 17.4 8.5')}`,
  stale: svg`<circle cx="12" cy="12" r="9.5" fill="none" stroke="currentColor" stroke-width="3" stroke-dasharray="5.2 4.75"/>`,
  wait: svg`<circle cx="12" cy="12" r="9.5" fill="none" stroke="currentColor" stroke-width="2.6"/><path fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" d="M12 7v5.3l3.3 2"/>`,
  ok: svg`<circle cx="12" cy="12" r="5"/>`,
  busy: svg`<circle cx="12" cy="12" r="8"/>`,
  overloaded: svg`<path d="M12 2 22 12 12 22 2 12Z" class="edge" stroke-width="2"/>`,
  doubt: svg`<circle cx="12" cy="12" r="9.5" fill="none" stroke="currentColor" stroke-width="3" stroke-dasharray="5.2 4.75"/>`,
  silent: svg`<circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" stroke-width="3"/><path fill="none" stroke="currentColor" stroke-width="3" d="M6.5 17.5l11-11"/>`,
} as const satisfies Record<string, SVGTemplateResult>;

export type MarkKind = keyof typeof drawings;

/**
 * `<cw-mark kind="refer">`: 20 px, or `--mark-size`; `plain` takes the colour of the text around it.
 * `--mark-on` is what it stands on. A word always stands beside it, so it is never read aloud.
 */
@customElement('cw-mark')
export class Mark extends LitElement {
  @property({ reflect: true }) kind: MarkKind = 'ok';
  @property({ type: Boolean, reflect: true }) plain = false;

  static override styles = css`
    :host { display: inline-block; flex: none; width: var(--mark-size, 1.25rem); height: var(--mark-size, 1.25rem); }
    svg { display: block; width: 100%; height: 100%; fill: currentColor; }
    .on { stroke: var(--mark-on, var(--surface)); }
    .edge { stroke: var(--ink); }
    :host([kind='admit']:not([plain])) { color: var(--admit-text); }
    :host([kind='overridden']:not([plain])) { color: var(--admit-text); }
    :host([kind='refer']:not([plain])) { color: var(--refer-text); }
    :host([kind='refuse']:not([plain])) { color: var(--refuse-text); }
    :host([kind='stale']:not([plain])) { color: var(--stale-text); }
    :host([kind='wait']:not([plain])) { color: var(--ink-2); }
    :host([kind='ok']:not([plain])) { color: var(--load-ok); }
    :host([kind='busy']:not([plain])) { color: var(--load-busy); }
    :host([kind='overloaded']:not([plain])) { color: var(--load-over); }
    :host([kind='doubt']:not([plain])) { color: var(--ink); }
    :host([kind='silent']:not([plain])) { color: var(--load-silent); }
    :host([kind='refer']:dir(rtl)) svg { transform: scaleX(-1); }
  `;

  override render() {
    return html`<svg viewBox="0 0 24 24" aria-hidden="true">${drawings[this.kind]}</svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-mark': Mark;
  }
}
