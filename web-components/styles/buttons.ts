import { css } from 'lit';

/** A native button or link with class `btn`, and `btn--main`, `btn--ink`, `btn--refuse`, `btn--plain`, `btn--small`. */
export const buttons = css`
  .btn { display: inline-flex; align-items: center; justify-content: center; gap: var(--s2); min-height: var(--hit); padding: var(--s2) var(--s5); border-radius: var(--radius-2); border: 1px solid var(--line-strong); background: transparent; color: var(--ink); font: 700 0.9375rem/1.25rem var(--font-ui); cursor: pointer; text-decoration: none; white-space: nowrap; transition: background var(--quick) var(--ease); }
  .btn:hover:not([disabled]) { background: var(--surface-sunk); }
  .btn--main { background: var(--accent); border-color: var(--accent); color: var(--accent-on); }
  .btn--ink { background: var(--ink); border-color: var(--ink); color: var(--surface); }
  .btn--refuse { background: var(--refuse); border-color: var(--refuse); color: var(--refuse-on); }
  .btn--main:hover:not([disabled]) { background: color-mix(in oklab, var(--accent), var(--ink) 14%); }
  .btn--refuse:hover:not([disabled]) { background: color-mix(in oklab, var(--refuse), #000 14%); }
  .btn--ink:hover:not([disabled]) { background: color-mix(in oklab, var(--ink), var(--surface) 14%); }
  .btn--plain { border-color: transparent; padding-inline: var(--s2); color: var(--accent); }
  .btn--small { min-height: 2.25rem; padding-block: var(--s1); padding-inline: var(--s3); font-size: 0.8125rem; }
  .btn[disabled] { background: var(--surface-sunk); border-color: transparent; color: var(--ink-3); cursor: not-allowed; }
  kbd { font: 700 0.75rem/1.25rem var(--font-ui); padding: 0 var(--s2); border: 1px solid currentColor; border-radius: var(--radius-1); opacity: 0.8; white-space: nowrap; }
`;
