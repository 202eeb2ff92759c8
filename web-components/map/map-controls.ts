import { css } from 'lit';

/** Buttons that belong together, over the map: `<div class="group" role="group">` of buttons, or `column`. */
export const mapControls = css`
  .group { position: absolute; display: flex; background: var(--surface); border: 1px solid var(--line-strong); border-radius: var(--radius-2); overflow: hidden; }
  .group button { min-width: 2.5rem; min-height: 2.25rem; padding: 0 var(--s3); border: 0; background: none; color: var(--ink); font: 700 0.8125rem/1.25rem var(--font-ui); display: grid; place-items: center; cursor: pointer; }
  .group button + button { border-inline-start: 1px solid var(--line); }
  .group button:hover:not([aria-pressed='true']) { background: var(--surface-sunk); }
  .group [aria-pressed='true'] { background: var(--ink); color: var(--surface); }
  .group :focus-visible { outline-offset: -3px; }
  .group.column { flex-direction: column; }
  .group.column button { padding: 0; min-height: 2.5rem; }
  .group.column button + button { border-inline-start: 0; border-block-start: 1px solid var(--line); }
  @media (pointer: coarse) { .group button, .group.column button { min-width: var(--hit); min-height: var(--hit); } }
`;
