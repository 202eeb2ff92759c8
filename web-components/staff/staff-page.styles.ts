import { css } from 'lit';

export const staffPageStyles = css`
  :host { height: 100dvh; display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); }
  main { display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr) 26rem; min-height: 0; }
  .list { min-width: 0; overflow: hidden auto; padding: var(--s5) var(--s6); }
  .top { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s3) var(--s5); margin-block-end: var(--s4); }
  .top .field { flex: 1 1 14rem; max-width: 30rem; --icon-size: 1.5rem; }
  .top .btn { margin-inline-start: auto; }
  input::-webkit-search-cancel-button { display: none; }
  .none { padding-block: var(--s4); color: var(--ink-2); }
  cw-notice { margin-block-end: var(--s4); }
  .unchosen { border-inline-start: 1px solid var(--line); background: var(--surface-raised); padding: var(--s8) var(--s6); color: var(--ink-2); }
  .unchosen p { max-width: 30ch; }
  @media (max-width: 1120px) { main { grid-template-columns: minmax(0, 1fr) 21rem; } }
  @media (max-width: 760px) {
    main { display: block; overflow: hidden auto; }
    .list { padding: var(--s4); overflow: visible; }
    .unchosen, main.is-chosen .list { display: none; }
  }
`;
