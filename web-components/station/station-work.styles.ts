import { css } from 'lit';

export const stationWorkStyles = css`
  :host { display: grid; grid-template-rows: auto minmax(0, 1fr); height: 100dvh; grid-row: 1 / -1; }
  main { display: grid; grid-template-columns: 19rem minmax(0, 1fr); min-height: 0; }
  cw-waiting-queue { border-inline-end: 1px solid var(--line); }
  cw-notice { align-self: start; max-width: 44rem; margin: var(--s8) var(--s6); }
  @media (max-width: 1120px) { main { grid-template-columns: 14rem minmax(0, 1fr); } }
  @media (max-width: 760px) {
    :host { display: block; height: auto; min-height: 100dvh; }
    main { display: block; }
    cw-waiting-queue { border: 0; border-block-end: 1px solid var(--line); }
  }
  .hand { --icon-size: 1.25rem; }
  @media (max-width: 640px) { .hand { min-width: var(--hit); padding: 0; --icon-size: 1.5rem; } .hand span { display: none; } }
`;
