import { css } from 'lit';

/** Panels of the organiser: sections under beams, and a bar at the foot that saves. */
export const panelStyles = css`
  :host { display: grid; grid-template-rows: minmax(0, 1fr) auto; position: relative; }
  .scroll { position: relative; overflow: auto; padding: var(--s6); }
  .beam { max-width: 64rem; margin-block-end: var(--s8); display: grid; gap: var(--s4); }
  .pair { display: flex; flex-wrap: wrap; gap: var(--s5); align-items: start; }
  .check { display: flex; align-items: start; gap: var(--s3); min-height: var(--hit); padding-block: var(--s2); cursor: pointer; }
  .check input, td input[type='checkbox'] { flex: none; width: 1.25rem; height: 1.25rem; margin: 2px 0; accent-color: var(--accent); }
  .check small { display: block; font: var(--type-small); color: var(--ink-2); }
  .bar { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s3) var(--s4); min-height: 4.5rem; padding: var(--s3) var(--s6); border-block-start: var(--rule-beam) solid var(--beam); background: var(--surface); }
  .bar p { flex: 1; min-width: 12rem; }
  @media (max-width: 640px) {
    .scroll { padding: var(--s4); }
    .bar { padding-inline: var(--s4); }
    .bar p { flex: 1 0 100%; }
    /* Heard all the same as soon as it says something. */
    .bar p:empty { position: absolute; }
    .bar .btn { flex: 1; }
  }
`;
