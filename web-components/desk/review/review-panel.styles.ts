import { css } from 'lit';

export const reviewPanelStyles = css`
  :host { display: grid; grid-template-columns: minmax(0, 1fr) 24.5rem; min-height: 0; }
  .list { position: relative; display: flex; flex-direction: column; min-height: 0; padding: var(--s4) var(--s6) 0; }
  cw-review-table { flex: 1; min-height: 0; overflow: auto; }
  cw-empty { flex: 1; }
  @media (max-width: 1120px) { :host { grid-template-columns: minmax(0, 1fr) 21rem; } }
  @media (max-width: 760px) {
    :host { display: block; }
    .list { height: 100%; padding: var(--s2) var(--s4) 0; }
    :host([opened]) .list, :host(:not([opened])) :is(cw-review-person, cw-decision-form) { display: none; }
    cw-review-person, cw-decision-form { height: 100%; }
  }
`;
