import { css } from 'lit';

export const phoneProofPanelStyles = css`
  /* One size through all steps: nothing moves when a phone answers. */
  :host { --box: 15rem; display: grid; grid-template-columns: var(--box) minmax(0, 1fr); gap: var(--s5); align-items: start; min-height: var(--box); }
  .box { width: var(--box); height: var(--box); display: grid; place-content: center; border-radius: var(--radius-2); background: var(--surface-sunk); color: var(--ink-2); --icon-size: 3rem; --mark-size: 4.5rem; }
  cw-qr-code { width: var(--box); height: var(--box); border-radius: var(--radius-2); outline: 1px solid var(--line-strong); overflow: hidden; }
  .is-dim cw-qr-code { opacity: 0.25; }
  .say { display: grid; gap: var(--s3); align-content: start; min-height: var(--box); min-width: 0; }
  h4 { font: 700 1.125rem/1.75rem var(--font-ui); text-wrap: balance; }
  p { text-wrap: pretty; }
  .typed { font: 700 1.5rem/2rem var(--font-code); letter-spacing: 0.06em; white-space: nowrap; }
  .address { overflow-wrap: anywhere; }
  .left { font-variant-numeric: tabular-nums; --meter-height: 6px; display: grid; gap: var(--s1); max-width: 22rem; }
  .numbers { display: grid; grid-template-rows: repeat(3, 1fr); gap: var(--s2); width: var(--box); height: var(--box); }
  .numbers button { display: flex; align-items: center; justify-content: center; gap: var(--s4); border: 1px solid var(--line-strong); border-radius: var(--radius-2); background: var(--surface-raised); font: 700 2.75rem/3rem var(--font-ui); font-variant-numeric: tabular-nums; cursor: pointer; position: relative; }
  .numbers button:hover:not([disabled]) { background: var(--accent-wash); }
  .numbers button[disabled] { color: var(--ink-3); cursor: not-allowed; }
  .numbers kbd { position: absolute; inset-inline-start: var(--s3); }
  .fault { color: var(--refuse-text); font-weight: 700; }
  .fault:empty { display: none; }
  .btn { justify-self: start; white-space: normal; }
  @media (max-width: 1120px) { :host { --box: 13rem; } .typed { font-size: 1.25rem; } }
  @media (max-width: 760px) {
    :host { grid-template-columns: minmax(0, 1fr); --box: min(100%, 18rem); min-height: 0; }
    .box, .numbers, cw-qr-code { height: auto; aspect-ratio: 1; justify-self: center; }
    .say { min-height: 13rem; }
    .typed { white-space: normal; }
  }
`;
