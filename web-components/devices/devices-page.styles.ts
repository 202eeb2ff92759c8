import { css } from 'lit';

export const devicesPageStyles = css`
  :host { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); min-height: 100dvh; }
  main { padding: var(--s5) var(--s6); display: grid; gap: var(--s5); align-content: start; min-width: 0; }
  .top { display: flex; flex-wrap: wrap; gap: var(--s3) var(--s4); align-items: center; justify-content: space-between; min-height: var(--hit); }
  .row { display: block; padding-block: var(--s3); border-block-end: 1px solid var(--line); }
  .row .load { width: min(40rem, 80%); }
  @media (max-width: 640px) { main { padding: var(--s4); } }
`;
