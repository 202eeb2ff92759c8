import { css } from 'lit';

/** Resets and the words every element may use. Take it first: `static override styles = [base, …]`. */
export const base = css`
  *, ::before, ::after { box-sizing: border-box; }
  h1, h2, h3, h4, p, ul, ol, dl, dd, figure, fieldset, table { margin: 0; padding: 0; border: 0; }
  ul, ol { list-style: none; }
  p, button, .sentence { unicode-bidi: var(--sentence-bidi, normal); }
  p, .sentence { text-align: -webkit-match-parent; text-align: match-parent; }
  button, input, select, textarea { font: inherit; color: inherit; }
  [hidden] { display: none !important; }
  :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
  a { color: var(--accent); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
  svg { display: block; flex: none; }
  .vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
