import { css } from 'lit';

export const staffPanelStyles = css`
  :host { display: flex; flex-direction: column; gap: var(--s5); min-width: 0; overflow: hidden auto; padding: var(--s6); border-inline-start: 1px solid var(--line); background: var(--surface-raised); }
  h2 { font: 400 1.75rem/2.25rem var(--font-name); overflow-wrap: anywhere; }
  h2:focus { outline: 0; }
  li { padding-block: var(--s2); border-block-end: 1px solid var(--line); }
  .acts { display: flex; flex-wrap: wrap; gap: var(--s3); margin-block-start: var(--s3); }
  .danger { color: var(--refuse-text); }
  .said { min-height: 1.5rem; font-weight: 700; }
  .back { display: none; align-self: start; margin-inline-start: calc(-1 * var(--s2)); }
  @media (max-width: 760px) {
    :host { border: 0; padding: var(--s3) var(--s4) var(--s6); min-height: 100%; box-sizing: border-box; }
    .back { display: inline-flex; }
  }
`;
