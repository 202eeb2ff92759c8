import { css } from 'lit';

export const zoneFieldStyles = css`
  :host { display: grid; gap: var(--s2); container-type: inline-size; }
  /* As wide as 44 characters are, whatever the width. */
  textarea { min-height: 0; padding: var(--s2); resize: none; overflow: hidden; font: 400 clamp(0.5625rem, 3.45cqi, 0.9375rem)/1.6 var(--font-code); letter-spacing: 0; text-transform: uppercase; white-space: pre; }
  textarea:focus-visible { outline: 3px solid var(--focus); outline-offset: 1px; }
  textarea[aria-invalid='true'] { border-color: var(--refuse-text); }
  textarea::placeholder { color: var(--ink-3); opacity: 1; }
  .under { display: flex; justify-content: space-between; align-items: center; gap: var(--s3); min-height: 1.25rem; font: var(--type-small); color: var(--ink-2); }
  .under p { flex: 1; text-wrap: pretty; }
  .under .btn { flex: none; }
  .under:has(p:empty:only-child) { min-height: 0; }
  .under .is-refuse { font-weight: 700; }
  .mending { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--s2) var(--s3); padding: var(--s2) var(--s3); background: var(--refer-wash); font: var(--type-small); }
  .facts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 var(--s6); font: var(--type-small); }
  .facts div { display: flex; justify-content: space-between; align-items: center; gap: var(--s2); padding-block: var(--s1); border-block-end: 1px solid var(--line); min-height: 1.75rem; }
  .facts dt { color: var(--ink-2); white-space: nowrap; }
  .facts dd { display: flex; align-items: center; gap: var(--s1); font-weight: 700; text-align: end; --mark-size: 1rem; }
  @container (max-width: 30rem) {
    .facts { grid-template-columns: 1fr; }
    .under { flex-wrap: wrap; }
    .under p { flex: 1 1 auto; }
  }
`;
