import { css } from 'lit';

export const groupPageStyles = css`
  :host { position: relative; display: block; overflow: auto; padding: var(--s6) var(--s8) var(--s8); }
  header { display: flex; align-items: baseline; gap: var(--s4); min-height: 2.75rem; }
  header form { display: flex; flex-wrap: wrap; gap: var(--s2); flex: 1; }
  header .field { flex: 1 1 16rem; }
  h2 { font-size: 2rem; line-height: 2.5rem; overflow-wrap: anywhere; }
  .lead { margin-block: var(--s1) var(--s5); }
  .acts { display: flex; flex-wrap: wrap; gap: var(--s3); margin-block-end: var(--s6); }
  cw-decision-form { max-width: 34rem; border: 0; padding: 0; background: none; margin-block-end: var(--s6); }
  cw-decision-report { margin-block-end: var(--s4); }
  .back { display: none; margin-inline-start: calc(-1 * var(--s2)); }
  @media (max-width: 760px) { :host { padding: var(--s3) var(--s4); } .back { display: inline-flex; } }
`;
