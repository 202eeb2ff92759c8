import { css } from 'lit';

export const documentCheckStyles = css`
  :host { display: grid; gap: var(--s3); }
  .ways { display: grid; gap: var(--s2); justify-items: start; }
  .note { font: var(--type-small); color: var(--ink-2); text-wrap: pretty; }
  .compare { display: grid; grid-template-columns: auto auto minmax(7.5rem, 1fr); align-items: center; gap: var(--s2) var(--s3); font: var(--type-small); justify-content: start; min-height: 2.5rem; }
  .compare label { color: var(--ink-2); }
  .compare .field { min-height: 2.25rem; }
  .compare input { font: 700 1.125rem/1.5rem var(--font-code); letter-spacing: 0.12em; text-transform: uppercase; }
  .compare input.last4 { width: 4.5rem; text-align: center; }
  .compare.number { grid-template-columns: auto minmax(0, 16rem) minmax(0, 1fr); }
  .compare.number .field:has(select) { grid-column: 2 / -1; max-width: 16rem; }
  .in-date { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s3); font: var(--type-small); }
  .in-date > :first-child { color: var(--ink-2); }
  .compare [role='status'] { font-weight: 700; }
  @media (max-width: 760px) {
    .ways { justify-items: stretch; }
    .compare, .compare.number { grid-template-columns: auto minmax(0, 1fr); }
    .compare label { grid-column: 1 / -1; }
    .compare .field { min-height: var(--hit); }
    .compare.number .field, .compare.number .field:has(select) { grid-column: 1 / -1; max-width: none; }
    .in-date .pick { flex: 1 1 100%; }
  }
`;
