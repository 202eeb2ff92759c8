import { css } from 'lit';

/** Sizes and voices of text. Serif (`.name`, with `dir="auto"`) is the name of a person or a place; sans is the system. */
export const text = css`
  .name { font-family: var(--font-name); font-weight: 400; unicode-bidi: isolate; text-align: -webkit-match-parent; text-align: match-parent; }
  .code { font-family: var(--font-code); letter-spacing: 0.04em; }
  .quiet { color: var(--ink-2); }
  .faint { color: var(--ink-3); }
  .note { font: var(--type-note); }
  .small { font: var(--type-small); }
  .lead { font: var(--type-lead); }
  .title { font: var(--type-title); }
  .num { text-align: end; font-variant-numeric: tabular-nums; }
  .is-admit { color: var(--admit-text); }
  .is-refer { color: var(--refer-text); }
  .is-refuse { color: var(--refuse-text); }
  .is-stale { color: var(--stale-text); }
  .cut { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
  .cut[dir='auto'] { text-align: -webkit-match-parent; text-align: match-parent; }
  td > .cut { display: block; }
  .status { display: inline-flex; align-items: center; gap: var(--s2); white-space: nowrap; font: inherit; --mark-size: 1rem; }
`;
