import { css } from 'lit';

export const proposalCardStyles = css`
  :host { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: var(--s6); padding-block: var(--s5); border-block-end: 1px solid var(--line); }
  .portrait { width: 100%; }
  .without { display: grid; align-content: center; justify-items: center; gap: var(--s2); aspect-ratio: 4 / 5; background: var(--surface-sunk); border-radius: var(--radius-2); color: var(--ink-2); font: var(--type-small); --icon-size: 2rem; }
  .what { display: grid; gap: var(--s2); align-content: start; }
  h2 { font: var(--type-lead); overflow-wrap: anywhere; text-wrap: pretty; }
  .name { font-family: var(--font-name); font-size: 1.5rem; line-height: 2rem; }
  .latin { color: var(--ink-2); }
  blockquote { margin: var(--s1) 0; padding-inline-start: var(--s3); border-inline-start: 3px solid var(--line-strong); font: var(--type-lead); overflow-wrap: anywhere; }
  .consequence { margin-block-start: var(--s2); }
  .ways { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s3) var(--s4); margin-block-start: var(--s1); }
  .ways .btn { min-width: 8rem; }
  .other { display: flex; align-items: center; gap: var(--s2); color: var(--ink-2); font-weight: 700; }
  .fault { color: var(--refuse-text); font-weight: 700; }
  @media (max-width: 640px) {
    :host { grid-template-columns: 6rem minmax(0, 1fr); gap: var(--s4); }
    .name { font-size: 1.25rem; line-height: 1.75rem; }
    .without p { display: none; }
    .ways .btn { flex: 1 1 8rem; }
  }
`;
