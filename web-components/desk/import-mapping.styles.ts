import { css } from 'lit';

/** A row for each heading: what it is called and holds, and what it means. */
export const mappingStyles = css`
  form { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s4); justify-items: start; }
  ul { list-style: none; margin: 0; padding: 0; width: 100%; }
  li { display: grid; grid-template-columns: minmax(0, 1fr) 16rem; gap: var(--s2) var(--s4); align-items: center; padding-block: var(--s2); border-block-end: 1px solid var(--line); }
  li > .field { min-height: 2.25rem; }
  .what { display: grid; min-width: 0; }
  .heading { font-weight: 700; overflow-wrap: anywhere; text-align: -webkit-match-parent; text-align: match-parent; }
  .values { font: var(--type-small); color: var(--ink-2); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; text-align: -webkit-match-parent; text-align: match-parent; }
  li[data-ignored] .heading { font-weight: 400; color: var(--ink-2); }
  cw-import-values { grid-column: 1 / -1; padding-inline-start: var(--s6); padding-block-end: var(--s2); }
  .labelled { width: min(100%, 30rem); }
  select { min-width: 0; }
  .fault { min-height: 1.25rem; }
  @media (max-width: 760px) {
    .head { flex-wrap: wrap; }
    .beam > .head .small { white-space: normal; }
    li { grid-template-columns: minmax(0, 1fr); }
    cw-import-values { padding-inline-start: 0; }
  }
`;
