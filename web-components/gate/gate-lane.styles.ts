import { css } from 'lit';

export const gateLaneStyles = css`
  :host { height: 100dvh; display: grid; grid-template-rows: auto minmax(0, 1fr); overflow: hidden; }
  main { display: grid; grid-template-columns: minmax(0, 1fr) 22.5rem; min-height: 0; }
  .cam { position: relative; min-height: 0; display: grid; overflow: hidden; background: #0a1013; }
  .prompt { position: absolute; inset-inline: 0; inset-block-end: 0; padding: var(--s4) var(--s6); background: #0a1013d9; color: #eef3f2; display: flex; align-items: center; gap: var(--s6); min-height: 5.5rem; }
  .prompt strong { font: 700 1.75rem/2.25rem var(--font-ui); white-space: nowrap; }
  cw-code-field { margin-inline-start: auto; width: 18rem; }
  cw-lane-panel { min-width: 0; }
  @media (max-width: 900px) and (min-width: 641px) { main { grid-template-columns: minmax(0, 1fr) 18rem; } .prompt { flex-direction: column; align-items: stretch; gap: var(--s2); } cw-code-field { width: auto; margin: 0; } cw-badge-camera { --prompt: 7rem; } }
  @media (max-width: 640px) {
    main { grid-template-columns: none; grid-template-rows: minmax(0, 1fr) auto; }
    .prompt { padding: var(--s3) var(--s4) var(--s4); flex-direction: column; align-items: stretch; gap: var(--s2); }
    .prompt strong { font-size: 1.375rem; line-height: 1.75rem; }
    cw-code-field { width: auto; margin: 0; }
    cw-badge-camera { --prompt: 7rem; }
  }
`;
