import { css } from 'lit';

/** A link in the head of a page that is there while something waits: its words where there is room, or its number. */
export const headLinkStyles = css`
  :host { display: inline-block; }
  a { display: inline-flex; align-items: center; gap: var(--s2); min-height: var(--hit); padding-inline: var(--s3); border-radius: var(--radius-2); background: var(--refer-wash); color: var(--ink); font: 700 0.9375rem/1.25rem var(--font-ui); text-decoration: none; white-space: nowrap; }
  a:hover { text-decoration: underline; }
  cw-icon { color: var(--refer-text); }
  .short { display: none; }
  @media (max-width: 640px) { .long { display: none; } .short { display: inline; } a { padding-inline: var(--s2); } }
`;
