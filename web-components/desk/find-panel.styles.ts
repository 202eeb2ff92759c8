import { css } from 'lit';

export const findPanelStyles = css`
  :host { display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr) 24.5rem; min-height: 0; }
  .list { position: relative; display: flex; flex-direction: column; min-height: 0; padding: var(--s5) var(--s6) 0; }
  .find { display: flex; align-items: center; gap: var(--s2) var(--s5); margin-block-end: var(--s4); }
  .find .field { flex: 1 1 24rem; max-width: 30rem; min-height: 3.25rem; --icon-size: 1.5rem; }
  .find input { font: 400 1.375rem/1.75rem var(--font-ui); }
  .find input::placeholder { font-size: 1.125rem; }
  input::-webkit-search-cancel-button { display: none; }
  .late { font-weight: 700; } .late:empty { display: none; }
  /* As wide whatever it says, so that the buttons beside it stay where they are. */
  .find p { flex: 1 1 13rem; color: var(--ink-2); }
  cw-people-table { flex: 1; min-height: 0; overflow: auto; }
  cw-empty { flex: 1; }
  /* The count of those found has a line of its own there, and keeps it while there is none. */
  @media (max-width: 1300px) {
    .find { flex-wrap: wrap; column-gap: var(--s3); }
    .find .field { flex: 1; min-width: 0; max-width: none; }
    .find input { font: var(--type-lead); }
    .find p { order: 1; flex: 1 0 100%; min-height: 1.5rem; }
  }
  @media (max-width: 1120px) { :host { grid-template-columns: minmax(0, 1fr) 20rem; } }
  @media (max-width: 760px) {
    :host { display: block; }
    .list { height: 100%; padding: var(--s4) var(--s4) 0; }
    .find .field { flex: 1 1 100%; }
    :host([opened]) .list, :host(:not([opened])) cw-person-panel { display: none; }
    cw-person-panel { height: 100%; }
  }
`;
