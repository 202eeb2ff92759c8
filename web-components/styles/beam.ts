import { css } from 'lit';

/** A section hangs from a beam and has no box: `<section class="beam"><div class="head"><h2>…</h2></div>…`. */
export const beam = css`
  .beam { border-block-start: var(--rule-beam) solid var(--beam); padding-block-start: var(--s2); }
  .beam > .head { display: flex; align-items: baseline; justify-content: space-between; gap: var(--s4); min-height: 1.75rem; }
  .beam > .head :is(h2, h3) { font: 700 0.9375rem/1.5rem var(--font-ui); }
  .beam > .head :is(.note, .small) { color: var(--ink-3); white-space: nowrap; }
`;
