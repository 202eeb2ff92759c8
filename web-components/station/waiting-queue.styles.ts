import { css } from 'lit';

export const waitingQueueStyles = css`
  :host { display: block; min-height: 0; }
  nav { height: 100%; display: flex; flex-direction: column; padding-block-start: var(--s5); }
  .beam, nav > p { margin-inline: var(--s6) var(--s5); }
  nav > p { padding-block: var(--s3); }
  ul { flex: 1; min-height: 0; overflow-y: auto; }
  li { position: relative; }
  li::after { content: ''; position: absolute; inset-block-end: 0; inset-inline: var(--s6) var(--s5); border-block-end: 1px solid var(--line); }
  li button, .coming { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 var(--s3); width: 100%; min-height: 4.25rem; padding-block: var(--s3); padding-inline: var(--s6) var(--s5); border: 0; background: none; text-align: start; cursor: pointer; }
  li button:focus-visible { outline-offset: -3px; }
  li button:hover:not([aria-disabled='true']) .name { color: var(--accent); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
  li button[aria-disabled='true'] { cursor: default; }
  .name { font-size: 1.125rem; line-height: 1.75rem; }
  time { font: 700 0.9375rem/1.75rem var(--font-ui); font-variant-numeric: tabular-nums; }
  .note { grid-column: 1 / -1; color: var(--ink-2); display: flex; gap: var(--s1); align-items: center; min-width: 0; --icon-size: 1rem; }
  .note span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .now { background: var(--surface-raised); box-shadow: inset 4px 0 var(--accent); }
  .now:dir(rtl) { box-shadow: inset -4px 0 var(--accent); }
  .taken, .taken .note { color: var(--ink-3); }
  .taken time { font-weight: 400; }
  .coming { align-content: center; row-gap: var(--s2); grid-template-columns: 1fr; cursor: default; }
  .coming .load + .load { width: 50%; }
  .next { margin-block: var(--s4) var(--s5); margin-inline: var(--s6) var(--s5); }
  @media (max-width: 1120px) {
    .beam, nav > p { margin-inline: var(--s4) var(--s3); }
    li button, .coming { padding-inline: var(--s4) var(--s3); }
    li::after { inset-inline: var(--s4) var(--s3); }
    .next { margin-inline: var(--s4) var(--s3); padding-inline: var(--s2); font-size: 0.875rem; }
  }
  @media (max-width: 760px) {
    nav { flex-flow: row wrap; align-items: center; padding-block: var(--s2); gap: 0 var(--s3); }
    nav > p { display: none; }
    .beam { flex: 1; border: 0; padding: 0; margin: 0; margin-inline-start: var(--s4); }
    .next { margin: 0; margin-inline-end: var(--s4); padding-inline: var(--s4); }
    kbd { display: none; }
    ul { order: 3; flex: none; width: 100%; max-height: 13.5rem; }
    :host([folded]) ul { display: none; }
  }
`;
