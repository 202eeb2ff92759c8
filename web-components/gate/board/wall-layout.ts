import { css } from 'lit';

/**
 * The gate board on a wall, in the looks of the network's: read from five metres, with nothing to press. It is drawn
 * for 1280 by 720 and enlarged as the screen allows.
 */
export const wallLayout = css`
  .sentence { display: none; }
  .old { position: absolute; inset: 0; z-index: 1; display: grid; align-content: center; justify-items: center; gap: var(--s2); text-align: center; border: 0.75rem dashed var(--stale-text); background: color-mix(in srgb, var(--surface) 55%, transparent); pointer-events: none; }
  .old :is(b, p) { padding: 0 var(--s6); background: var(--surface); color: var(--ink); }
  .old b { font: 700 7rem / 1.1 var(--font-ui); font-variant-numeric: tabular-nums; }
  .old p { font: 400 2rem / 1.4 var(--font-ui); }
  :host([wall]) main { grid-template: auto auto minmax(14.25rem, 1fr) / minmax(0, 1fr) 27rem; gap: var(--s5) var(--s8); padding-block: var(--s5) var(--s3); overflow: hidden; }
  :host([wall]) .calm { cursor: none; }
  :host([wall]) .sentence { display: block; position: relative; z-index: 2; align-self: center; min-height: 4.5rem; font: 400 1.625rem/2.25rem var(--font-ui); color: var(--ink-2); text-wrap: pretty; }
  :host([wall]) .sentence b { color: var(--ink); }
  :host([wall]) cw-gate-rows { grid-row: 2 / -1; grid-column: 1; }
  :host([wall]) :is(.low, cw-arrivals-plot) { display: none; }
  @media (min-width: 1500px) { :host([wall]) main { zoom: 1.17; } }
  @media (min-width: 1900px) { :host([wall]) main { zoom: 1.5; } }
  @media (min-width: 2500px) { :host([wall]) main { zoom: 2; } }
  @media (min-width: 3800px) { :host([wall]) main { zoom: 3; } }
  @media (max-width: 900px) {
    .wall-button { display: none; }
    :host([wall]) main { display: flex; }
  }
`;
