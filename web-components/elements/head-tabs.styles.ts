import { css } from 'lit';

/** Links to the parts of a page, in slot `tabs` of its header: a bold one takes no more room than before. */
export const headTabsStyles = css`
  nav { display: flex; align-self: stretch; gap: var(--s6); margin-inline-start: var(--s2); }
  nav a { display: flex; align-items: center; gap: var(--s2); min-height: var(--hit); color: var(--ink-2); text-decoration: none; border-block: 3px solid transparent; white-space: nowrap; }
  nav a:hover { color: var(--accent); }
  nav a[aria-current] { color: var(--ink); font-weight: 700; border-block-end-color: var(--ink); }
  nav .word { display: inline-grid; }
  nav .word::after { content: attr(data-word); grid-area: 1 / 1; height: 0; visibility: hidden; font-weight: 700; }
  @media (max-width: 900px) {
    nav { order: 8; width: 100%; flex-wrap: wrap; gap: 0 var(--s5); margin: 0; }
    nav cw-icon { display: none; }
  }
`;

/** For a header with `many-tabs`: the same, and on a line of their own as soon as the header has them there. */
export const manyHeadTabsStyles = css`
  ${headTabsStyles}
  @media (max-width: 1760px) { nav { gap: var(--s5); } }
  @media (min-width: 1501px) and (max-width: 1760px) { nav cw-icon { display: none; } }
  @media (max-width: 1500px) { nav { order: 8; width: 100%; min-height: calc(var(--hit) + 6px); flex-wrap: wrap; gap: 0 var(--s5); margin: 0; } }
`;
