import { css } from 'lit';

export const rulesPageStyles = css`
  :host { height: 100dvh; display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); }
  main { display: flex; flex-direction: column; min-height: 0; }
  .work { flex: 1; min-height: 0; display: grid; grid-template-columns: minmax(0, 1fr) minmax(20rem, 27rem); }
  .list, aside, .history { overflow: hidden auto; padding: var(--s5) var(--s6); }
  .history { flex: 1; min-height: 0; }
  .hint { max-width: 80ch; margin-block-end: var(--s4); font: var(--type-small); }
  aside { border-inline-start: 1px solid var(--line); background: var(--surface-raised); --mark-on: var(--surface-raised); }
  .waiting { padding: var(--s6); }
  @media (max-width: 900px) {
    :host { height: auto; min-height: 100dvh; }
    .work { grid-template-columns: minmax(0, 1fr); }
    .list, aside, .history { overflow: visible; padding: var(--s4); }
    aside { border-inline-start: 0; border-block-start: 1px solid var(--line); }
    cw-save-bar { position: sticky; inset-block-end: 0; }
  }
`;
