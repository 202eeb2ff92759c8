import { css } from 'lit';

/** What is there beside the one thing that comes next: `<details class="beam">`, a line to be pressed until it is opened. */
export const folded = css`
  details.beam { padding-block-start: 0; border-block-start-width: 1px; border-color: var(--line-strong); }
  summary { display: flex; align-items: center; gap: var(--s2); min-height: 3.25rem; padding-block: var(--s2); font: 700 0.9375rem/1.5rem var(--font-ui); cursor: pointer; color: var(--accent); list-style: none; }
  summary::-webkit-details-marker { display: none; }
  summary::after { content: "+"; margin-inline-start: auto; font: 400 1.375rem/1.5rem var(--font-ui); }
  details[open] > summary::after { content: "–"; }
`;
