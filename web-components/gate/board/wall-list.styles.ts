import { css } from 'lit';

/**
 * A list of the board that a wall may have no room for: rows show whole or not at all (`RowsInSight`), and `p.more`
 * stands beside the name of the list, where it takes no room from the rows.
 */
export const wallListStyles = css`
  :host([wall]) .beam { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) auto; max-height: 100%; }
  :host([wall]) ul { grid-area: 2 / 1 / auto / -1; align-content: start; overflow: hidden; }
  :host([wall]) li[data-cut] { opacity: 0; }
  :host([wall]) .more:not(:empty) { display: block; grid-area: 1 / 2; padding-inline-start: var(--s4); font: 700 0.8125rem/1.75rem var(--font-ui); color: var(--ink); }
`;
