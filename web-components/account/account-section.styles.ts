import { css } from 'lit';

/** Of each section of the page: it hangs from a beam, with what can be done beside its name. */
export const accountSectionStyles = css`
  section { display: grid; gap: var(--s2); min-width: 0; border-block-start: var(--rule-beam) solid var(--beam); padding-block-start: var(--s2); }
  h2 { font: var(--type-title); font-weight: 700; }
  .top { display: flex; flex-wrap: wrap; gap: var(--s3) var(--s4); align-items: center; justify-content: space-between; min-height: var(--hit); }
  ul { border-block-start: 1px solid var(--line); }
  .none { max-width: var(--measure); padding-block: var(--s2) var(--s4); color: var(--ink-2); }
  li { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s4); min-height: 4rem; padding-block: var(--s2); border-block-end: 1px solid var(--line); }
  li > div { flex: 1 1 14rem; min-width: 0; }
  li b { overflow-wrap: anywhere; }
  .acts { display: flex; flex: none; gap: var(--s2); }
  .load { display: block; height: 4rem; }
`;
