import { css } from 'lit';

/** A short list on the board: mark, words, figure. */
export const boardListStyles = css`
  :host { display: block; min-height: 0; --mark-size: 1rem; }
  li { display: grid; grid-template-columns: 1.25rem minmax(0, 1fr) auto; gap: var(--s2); align-items: center; min-height: 2.125rem; padding-block: 4px; border-block-end: 1px solid var(--line); }
  li:last-child { border: 0; }
  li.none { display: block; }
  time { font: var(--type-small); color: var(--ink-3); }
  :host([stale]) :is(li, b, time) { color: var(--stale-text); }
`;
