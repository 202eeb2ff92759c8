import { css } from 'lit';

export const lanePanelStyles = css`
  :host { padding: var(--s5) var(--s6) var(--s3); display: flex; flex-direction: column; gap: var(--s5); min-height: 0; overflow: hidden; }
  .lane { display: grid; grid-template-columns: auto minmax(0, 1fr); column-gap: var(--s4); align-items: center; }
  .n { font: 700 4rem/4rem var(--font-ui); letter-spacing: -0.03em; min-width: 2.5rem; }
  .way { font: var(--type-small); color: var(--ink-2); display: grid; gap: 2px; }
  .way b { font: var(--type-lead); color: var(--ink); display: flex; align-items: center; gap: var(--s2); min-width: 0; }
  .pick { display: inline-flex; justify-self: start; border: 1px solid var(--line-strong); border-radius: var(--radius-2); overflow: hidden; }
  .pick button { min-width: 4.5rem; min-height: 2.25rem; border: 0; background: none; font: 700 0.8125rem/1.25rem var(--font-ui); cursor: pointer; }
  .pick button[aria-pressed='true'] { background: var(--ink); color: var(--surface); }
  .pick button:focus-visible { outline-offset: -3px; }
  .val { font: 700 1.375rem/1.75rem var(--font-ui); white-space: nowrap; }
  .val.load { min-width: 6rem; height: 1rem; }
  .of { font: var(--type-small); color: var(--ink-3); }
  cw-meter { margin-block: var(--s1) var(--s3); }
  .pair { display: flex; justify-content: space-between; gap: var(--s3); font: var(--type-small); color: var(--ink-2); }
  .pair b { display: block; font: 700 1.375rem/1.75rem var(--font-ui); color: var(--ink); white-space: nowrap; }
  .pair .is-refer, .pair .is-refer b { color: var(--refer-text); }
  .last { flex: 1; min-height: 0; overflow: hidden auto; }
  li { display: grid; grid-template-columns: 1.25rem minmax(0, 1fr) auto; gap: 0 var(--s3); align-items: center; padding-block: var(--s2); border-block-end: 1px solid var(--line); min-height: 3.5rem; }
  li:last-child { border: 0; }
  li .load { grid-column: 2 / -1; }
  .who { font-size: 0.9375rem; line-height: 1.5rem; }
  .why { grid-column: 2 / -1; font: var(--type-note); color: var(--ink-2); }
  time { font: var(--type-small); color: var(--ink-3); align-self: start; padding-block-start: 2px; }
  .tools { display: flex; flex-wrap: wrap; justify-content: space-between; margin-inline: calc(var(--s2) * -1); }
  @media (max-width: 640px) {
    :host { padding: var(--s3) var(--s4) var(--s2); gap: var(--s3); }
    .n { font-size: 2.75rem; line-height: 3rem; min-width: 2rem; }
    .pair, .last .head { display: none !important; }
    cw-meter { margin-block-end: 0; }
    .val { font-size: 1.125rem; line-height: 1.5rem; }
    li:nth-child(n + 3) { display: none; }
    li { min-height: 0; padding-block: var(--s1); }
    .last { min-height: 5.5rem; }
    .tools { margin-block-start: calc(var(--s2) * -1); }
  }
  @media (max-width: 640px) and (max-height: 720px) { .last { display: none; } }
`;
