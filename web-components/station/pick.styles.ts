import { css } from 'lit';

/** `<span class="pick" role="group">` of buttons, one or none of which is pressed. */
export const pickStyles = css`
  .pick { display: inline-flex; border: 1px solid var(--line-strong); border-radius: var(--radius-2); }
  .pick button { border: 0; background: none; padding: var(--s1) var(--s4); min-height: 2.25rem; font: 700 0.8125rem/1.25rem var(--font-ui); cursor: pointer; }
  .pick button:first-child { border-start-start-radius: 3px; border-end-start-radius: 3px; }
  .pick button:last-child { border-start-end-radius: 3px; border-end-end-radius: 3px; }
  .pick button + button { border-inline-start: 1px solid var(--line-strong); }
  .pick button[aria-pressed='true'] { background: var(--ink); color: var(--surface); }
  .pick.small button { padding-inline: var(--s3); min-height: 2rem; font-weight: 400; }
  .pick.small button[aria-pressed='true'] { font-weight: 700; }
  @media (max-width: 760px) {
    .pick button, .pick.small button { min-height: var(--hit); }
    .pick.small { display: flex; }
    .pick.small button { flex: 1; padding-inline: var(--s2); }
  }
`;
