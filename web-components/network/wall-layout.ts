import { css } from 'lit';

/** The network board on a wall: figures, map and sentences that are read from five metres, and nothing to press. */
export const wallLayout = css`
  :host([wall]) main { grid-template: minmax(0, 1fr) / minmax(0, 1fr) clamp(22rem, max(33.4%, 29.5rem), 48rem); grid-template-areas: 'field side'; }
  :host([wall]) .calm { cursor: none; }
  :host([wall]) .side { grid-template: auto minmax(0, 1fr) auto auto / minmax(0, 1fr); gap: clamp(var(--s2), 1.5vh, var(--s6)); padding-block: clamp(var(--s4), 2.2vh, var(--s6)); }
  :host([wall]) .side > * { padding-inline: var(--s6); }
  :host([wall]) cw-attention-list { --inset-start: 0px; --inset-end: 0px; }
  .old { grid-area: field; position: relative; z-index: 1; display: grid; align-content: center; justify-items: center; gap: var(--s2); text-align: center; border: 1rem dashed var(--stale-text); background: color-mix(in srgb, var(--map-ground) 55%, transparent); pointer-events: none; }
  .old :is(b, p) { padding: 0 var(--s6); background: var(--map-ground); color: var(--ink); }
  .old b { font: 700 clamp(4rem, 9vw, 11rem) / 1.1 var(--font-ui); font-variant-numeric: tabular-nums; }
  .old p { font: 400 clamp(1.5rem, 2.4vw, 3rem) / 1.4 var(--font-ui); }
  @media (max-width: 760px) {
    .wall-button { display: none; }
    :host([wall]) { display: grid; height: 100dvh; overflow: hidden; }
    :host([wall]) main { display: grid; grid-template: minmax(0, 1fr) minmax(0, 1fr) / minmax(0, 1fr); grid-template-areas: 'field' 'side'; }
    :host([wall]) .field { height: auto; }
    :host([wall]) .side { display: grid; }
    :host([wall]) .side > * { padding-inline: var(--s4); }
  }
`;
