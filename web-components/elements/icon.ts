import { css, html, LitElement, type SVGTemplateResult, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** Drawn on 24 by 24 with a line of `--stroke-icon`. An icon always stands beside a word, so it is never read aloud. */
const drawings = {
  alert: svg`<path d="M12 4 2.8 19.5h18.4Z M12 10v4.5 M12 17.2h.01"/>`,
  badge: svg`<path d="M5 6.5h14V21H5Z M10 6.5V3h4v3.5 M8.5 17.5h7"/><circle cx="12" cy="12" r="2.3"/>`,
  boat: svg`<path d="M3 15h18l-2.5 4.5h-13Z M12 15V4l6 8h-6 M12 6 7 12h5"/>`,
  bridge: svg`<path d="M2.5 18V10 M21.5 18V10 M2.5 12c5-5 14-5 19 0 M2.5 18c2 0 3.5-1 3.5-3 4-4 8-4 12 0 0 2 1.5 3 3.5 3"/>`,
  camera: svg`<path d="M3.5 8.5h4l1.5-2.5h6l1.5 2.5h4v10h-17Z"/><circle cx="12" cy="13.2" r="3.2"/>`,
  chevron: svg`<path d="M9 6l6 6-6 6"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>`,
  cross: svg`<path d="M6 6l12 12M18 6 6 18"/>`,
  device: svg`<path d="M7 3.5h10v17H7Z M10.5 17.3h3"/>`,
  document: svg`<path d="M6 3.5h8l4 4v13H6Z M14 3.5v4h4 M9 12.5h6M9 16h6"/>`,
  door: svg`<path d="M6 20.5V4h12v16.5 M3 20.5h18 M14.5 12.5h.01"/>`,
  download: svg`<path d="M12 4.5v11 M7 11l5 5 5-5 M4.5 16v3.5h15V16"/>`,
  food: svg`<path d="M7 3.5v17 M4 3.5V8a3 3 0 0 0 6 0V3.5 M17 20.5v-7h-3c0-5 1-9 3-10Z"/>`,
  gate: svg`<path d="M4 20.5V6.5L12 3l8 3.5v14 M8 20.5v-9h8v9"/>`,
  help: svg`<circle cx="12" cy="12" r="8.5"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.7 M12 16.5h.01"/>`,
  keyboard: svg`<path d="M3 7h18v10.5H3Z M6.5 10.3h.01M10 10.3h.01M14 10.3h.01M17.5 10.3h.01 M8 14.2h8"/>`,
  left: svg`<path d="M19 12H5 M11 6l-6 6 6 6"/>`,
  lift: svg`<path d="M5 3.5h14v17H5Z M9 10.5l3-3 3 3 M9 13.5l3 3 3-3"/>`,
  live: svg`<path d="M3 9.5c1.5-1.8 3-1.8 4.5 0s3 1.8 4.5 0 3-1.8 4.5 0 3 1.8 4.5 0 M3 15c1.5-1.8 3-1.8 4.5 0s3 1.8 4.5 0 3-1.8 4.5 0 3 1.8 4.5 0"/>`,
  lock: svg`<path d="M5.5 11h13v9h-13Z M8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>`,
  mail: svg`<path d="M3 6h18v12H3Z M3 7l9 6.5L21 7"/>`,
  minus: svg`<path d="M5 12h14"/>`,
  pin: svg`<path d="M12 21c-4.5-5-6.5-8.3-6.5-11a6.5 6.5 0 0 1 13 0c0 2.7-2 6-6.5 11Z"/><circle cx="12" cy="10" r="2.2"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  print: svg`<path d="M7 9V4h10v5 M7 17H4V9h16v8h-3 M7 14.5h10V20H7Z"/>`,
  refresh: svg`<path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9 M19.5 4.5V9H15"/>`,
  right: svg`<path d="M5 12h14 M13 6l6 6-6 6"/>`,
  scanner: svg`<path d="M4 8V4.5h4 M16 4.5h4V8 M20 16v3.5h-4 M8 19.5H4V16 M7 12h10"/>`,
  search: svg`<path d="M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Z M15.4 15.4 20 20"/>`,
  shuttle: svg`<path d="M4 5h16v12H4Z M4 11.5h16 M7 17v2.5 M17 17v2.5 M7.5 14.3h.01 M16.5 14.3h.01"/>`,
  silent: svg`<path d="M5 9.5v5h3l4 3.5v-12l-4 3.5Z M16 9.5l5 5M21 9.5l-5 5"/>`,
  sound: svg`<path d="M5 9.5v5h3l4 3.5v-12l-4 3.5Z M15.5 9a4 4 0 0 1 0 6 M18 6.5a7.6 7.6 0 0 1 0 11"/>`,
  stale: svg`<path d="M3 9.5h3.5M10.2 9.5h3.6M17.5 9.5H21 M3 15h3.5M10.2 15h3.6M17.5 15H21"/>`,
  stairs: svg`<path d="M3.5 19.5h4v-4h4v-4h4v-4h5"/>`,
  'step-free': svg`<circle cx="11" cy="4.5" r="1.5"/><path d="M11 8v6h5l2.5 5 M11 10.5h4.5 M8.5 11.5a5 5 0 1 0 6.3 6.5"/>`,
  toilet: svg`<circle cx="7.5" cy="5" r="1.6"/><circle cx="16.5" cy="5" r="1.6"/><path d="M7.5 8.5l-3 7h6Z M7.5 15.5v4.5 M14 8.5h5v6h-1v5.5h-3V14.5h-1Z"/>`,
  'turn-left': svg`<path d="M18 20v-7a4 4 0 0 0-4-4H5 M9.5 4.5 5 9l4.5 4.5"/>`,
  'turn-right': svg`<path d="M6 20v-7a4 4 0 0 1 4-4h9 M14.5 4.5 19 9l-4.5 4.5"/>`,
  undo: svg`<path d="M8 5 4 9l4 4 M4 9h9.5a5.5 5.5 0 0 1 0 11H9"/>`,
  up: svg`<path d="M12 19V5 M6 11l6-6 6 6"/>`,
  upload: svg`<path d="M12 16V5 M7 9.5 12 4.5l5 5 M4.5 16v3.5h15V16"/>`,
  users: svg`<circle cx="9" cy="8.5" r="3.2"/><path d="M2.8 19c.5-3.5 2.8-5.3 6.2-5.3s5.7 1.8 6.2 5.3 M15.5 5.6a3.2 3.2 0 0 1 0 5.8 M17.5 14.2c2 .7 3.3 2.3 3.7 4.8"/>`,
  wifi: svg`<path d="M3 9.5a13 13 0 0 1 18 0 M6 13a8.6 8.6 0 0 1 12 0 M9 16.4a4.3 4.3 0 0 1 6 0 M12 19.6h.01"/>`,
} as const satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof drawings;

/** `<cw-icon name="camera">`: 20 px, or `--icon-size`. `onward` mirrors it where text runs right to left. */
@customElement('cw-icon')
export class Icon extends LitElement {
  @property() name: IconName = 'right';
  /** Means "onward" or "back": turns round with the direction of the text. Maps, clocks and turns never do. */
  @property({ type: Boolean, reflect: true }) onward = false;

  static override styles = css`
    :host { display: inline-block; flex: none; width: var(--icon-size, 1.25rem); height: var(--icon-size, 1.25rem); }
    svg { display: block; width: 100%; height: 100%; fill: none; stroke: currentColor; stroke-width: var(--stroke-icon); stroke-linecap: round; stroke-linejoin: round; }
    :host([onward]:dir(rtl)) svg { transform: scaleX(-1); }
  `;

  override render() {
    return html`<svg viewBox="0 0 24 24" aria-hidden="true">${drawings[this.name]}</svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-icon': Icon;
  }
}
