import { css } from 'lit';

/** The canvases of the map, what lies over them, and where its controls stand. */
export const mapLayout = css`
  :host { display: block; position: relative; overflow: hidden; background: var(--map-ground); }
  canvas { position: absolute; inset: 0; width: 100%; height: 100%; direction: ltr; }
  .names, .over { pointer-events: none; }
  .over { position: absolute; left: 0; top: 0; width: var(--d); height: var(--d); translate: var(--x) var(--y); border-radius: 50%; }
  .down { background: var(--map-ground); --mark-size: 2.375rem; color: var(--stale-text); }
  .ring { border: 2.5px solid var(--accent); outline: 1.75px solid var(--map-ground); box-shadow: inset 0 0 0 1.75px var(--map-ground); }
  .marks { touch-action: none; cursor: grab; }
  .marks:active { cursor: grabbing; }
  .marks:focus-visible { outline-offset: -3px; }
  .levels { inset-block-start: var(--control-top, var(--s3)); inset-inline-start: var(--s4); max-width: calc(100% - 2 * var(--s4)); overflow-x: auto; }
  .levels button { white-space: nowrap; }
  @media (max-width: 760px) { .levels { inset-block-start: calc(var(--control-top, var(--s3)) + 3.25rem); } }
  .nearness { inset-block-end: var(--s4); inset-inline-end: var(--s4); }
  .scale { position: absolute; inset-block-end: var(--s3); inset-inline-start: var(--s3); padding: var(--s1) var(--s2); font: var(--type-note); color: var(--ink-2); background: var(--map-ground); }
  .scale::before { content: ''; display: block; width: var(--length); height: 5px; border: 1.5px solid var(--ink-2); border-block-start: 0; margin-block-end: 2px; }
`;
