import { css } from 'lit';

/** Read standing, from an arm's length; on paper only the badge. */
export const kioskStyles = css`
  :host { display: grid; grid-template-rows: minmax(0, 1fr) auto; height: 100dvh; }
  main { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.1fr); min-height: 0; }
  .camera { position: relative; overflow: hidden; background: #0a1013; --prompt: 0; }
  .say { display: flex; flex-direction: column; justify-content: center; align-items: start; gap: var(--s4); padding: var(--s8) var(--s12); overflow: auto; border-block-start: 8px solid var(--accent); }
  .say[data-kind='refused'] { border-color: var(--refer-text); background: var(--refer-wash); }
  .say[data-kind='failed'] { border-color: var(--refuse-text); background: var(--refuse-wash); }
  .say[data-kind='printing'], .say[data-kind='printed'] { border-color: var(--admit-text); }
  .say > cw-icon, .say > cw-mark { --icon-size: 4rem; --mark-size: 4rem; }
  h1 { font: 700 2.75rem/3.25rem var(--font-ui); overflow-wrap: anywhere; }
  h1.name { font: 400 3.5rem/4.25rem var(--font-name); }
  p { font: 400 1.5rem/2.25rem var(--font-ui); max-width: 34ch; }
  p.lead { font: 400 1.75rem/2.25rem var(--font-ui); }
  .code { font: 700 1.5rem/2rem var(--font-code); }
  .now { font-weight: 700; }
  .hint { font: var(--type-lead); color: var(--ink-2); }
  nav { display: flex; flex-wrap: wrap; gap: var(--s3); padding: var(--s3) var(--s6); border-block-start: 1px solid var(--line); }
  nav .btn { min-height: var(--hit); font-size: 1rem; }
  nav [aria-current] { background: var(--ink); color: var(--surface); }
  .sheet { position: fixed; inset-block-start: 0; inset-inline-start: -300vw; background: #fff; }
  .sheet img { display: block; width: 100%; height: 100%; }
  @media (max-width: 760px), (orientation: portrait) {
    main { grid-template: minmax(0, 2fr) minmax(0, 3fr) / minmax(0, 1fr); }
    .say { padding: var(--s6); justify-content: start; }
    h1 { font-size: 2rem; line-height: 2.5rem; }
    h1.name { font-size: 2.5rem; line-height: 3.25rem; }
    p { font-size: 1.25rem; line-height: 1.75rem; }
  }
  @media print {
    main, nav { display: none; }
    :host { display: block; height: auto; }
    .sheet { position: static; overflow: hidden; }
  }
`;
