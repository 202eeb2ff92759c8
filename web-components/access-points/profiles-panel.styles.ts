import { css } from 'lit';

/** A table, and where it is too narrow for its columns a block for each row. */
export const profilesPanelStyles = css`
  :host { display: block; }
  section { display: grid; gap: var(--s3); border-block-start: var(--rule-beam) solid var(--beam); padding-block-start: var(--s3); }
  h2 { font: var(--type-title); }
  p { max-width: var(--measure); }
  table { width: 100%; border-collapse: collapse; }
  th, td { text-align: start; padding-block: var(--s3); padding-inline: 0 var(--s5); border-block-end: 1px solid var(--line); vertical-align: baseline; }
  :is(th, td):last-child { padding-inline-end: 0; text-align: end; }
  thead :is(th, td) { padding-block: var(--s1); font: var(--type-small); color: var(--ink-2); }
  tbody th { font-weight: 700; }
  .btn { margin-block: -0.375rem; }
  @media (max-width: 1100px) {
    table, tbody { display: block; }
    thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    tbody tr { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: var(--s2) var(--s4); padding-block: var(--s3); border-block-end: 1px solid var(--line); }
    tbody :is(th, td, td:last-child) { padding: 0; border: 0; min-width: 0; text-align: start; }
    tbody :is(th, td:last-child) { grid-column: 1 / -1; }
    tbody td[data-word]::before { content: attr(data-word); display: block; font: var(--type-note); color: var(--ink-2); }
    .btn { margin: var(--s1) 0 0; min-height: var(--hit); }
  }
`;
