import { css } from 'lit';

/**
 * `<label class="labelled">Word <span class="field"><input></span></label>`; an icon may stand in the field.
 * Under it `.hint`, or `.fault` with `role="alert"` when the entry is wrong.
 */
export const fields = css`
  .labelled { display: grid; gap: var(--s1); font: 700 0.8125rem/1.25rem var(--font-ui); }
  .field { display: flex; align-items: center; gap: var(--s2); min-height: var(--hit); padding-inline: var(--s3); background: var(--surface-raised); border: 1px solid var(--line-strong); border-radius: var(--radius-2); font: var(--type-body); }
  .field :is(input, select) { flex: 1; min-width: 0; align-self: stretch; border: 0; background: none; outline: 0; font: inherit; }
  .field input::placeholder { color: var(--ink-3); opacity: 1; }
  .field:focus-within { outline: 3px solid var(--focus); outline-offset: 1px; }
  .field:has([aria-invalid='true']) { border-color: var(--refuse-text); }
  textarea { width: 100%; min-height: 7rem; padding: var(--s2) var(--s3); background: var(--surface-raised); border: 1px solid var(--line-strong); border-radius: var(--radius-2); font: var(--type-body); resize: vertical; }
  .hint { font: var(--type-small); color: var(--ink-2); }
  .fault { font: var(--type-small); color: var(--refuse-text); }
`;
