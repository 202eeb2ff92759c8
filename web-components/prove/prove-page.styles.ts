import { css } from 'lit';

export const provePageStyles = css`
  :host { display: grid; grid-template-rows: auto 1fr; min-height: 100dvh; }
  main, cw-guest-header { width: 100%; max-width: 30rem; margin-inline: auto; }
  main { display: grid; align-content: start; gap: var(--s5); padding: var(--s6) var(--s5) max(var(--s6), env(safe-area-inset-bottom)); min-width: 0; }
  h1 { font: var(--type-title); text-wrap: balance; }
  h1:focus { outline: 0; }
  p { text-wrap: pretty; }
  .facts { display: grid; border-block-start: var(--rule-beam) solid var(--beam); }
  .facts div { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 var(--s4); padding-block: var(--s3); border-block-end: 1px solid var(--line); }
  .facts dt { color: var(--ink-2); }
  .facts dd { font: 400 1.375rem/1.75rem var(--font-name); overflow-wrap: anywhere; min-width: 0; }
  .facts dd.station { font: 700 1.375rem/1.75rem var(--font-ui); }
  .btn--main { width: 100%; min-height: 3.5rem; font-size: 1.125rem; white-space: normal; }
  .not-you { padding: var(--s3) var(--s4); background: var(--surface-sunk); border-radius: var(--radius-2); }
  .number { display: block; text-align: center; font: 700 clamp(7rem, 44vw, 12rem) / 1 var(--font-ui); font-variant-numeric: tabular-nums; padding-block: var(--s6); border-block: var(--rule-beam) solid var(--beam); }
  .field { min-height: 3.5rem; }
  .field input { font: 600 1.375rem/2rem var(--font-code); letter-spacing: 0.06em; text-transform: uppercase; width: 100%; min-width: 0; }
  .field input::placeholder { font-weight: 400; }
  .left { font-variant-numeric: tabular-nums; }
  form { display: grid; gap: var(--s4); }
`;
