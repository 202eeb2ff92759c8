import { css } from 'lit';

/** A short list on the board: mark, words, figure. Rows that there is no room for are left out whole. */
export const boardListStyles = css`
  :host { display: grid; min-height: 0; --mark-size: 1rem; }
  .beam { display: flex; flex-direction: column; min-height: 0; min-width: 0; }
  ul { flex: 1; min-height: 0; display: flex; flex-flow: column wrap; overflow: hidden; }
  li { flex: none; width: 100%; display: grid; grid-template-columns: 1.25rem minmax(0, 1fr) auto; gap: var(--s2); align-items: center; min-height: 2.125rem; padding-block: 4px; border-block-end: 1px solid var(--line); }
  li:last-child { border: 0; }
  li.none { display: block; }
  time { font: var(--type-small); color: var(--ink-3); }
  :host([stale]) :is(li, b, time) { color: var(--stale-text); }
`;
