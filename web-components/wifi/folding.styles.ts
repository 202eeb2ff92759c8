import { css } from 'lit';

/** Another way than the first one: `<details class="folded">`, a line until it is pressed, with `.inside` what it holds. */
export const folding = css`
  .folded { border-block-start: 1px solid var(--line); }
  .folded summary { display: flex; align-items: center; gap: var(--s2); min-height: var(--hit); padding-block: var(--s1); font: 700 0.875rem/1.25rem var(--font-ui); color: var(--accent); cursor: pointer; list-style: none; }
  .folded summary::-webkit-details-marker { display: none; }
  .folded summary::after { content: "+"; margin-inline-start: auto; font: 400 1.25rem/1.25rem var(--font-ui); }
  .folded[open] > summary::after { content: "–"; }
  .folded .inside { display: grid; gap: var(--s3); padding-block: var(--s2) var(--s4); }
`;
