import { css } from 'lit';

export const decisionBarStyles = css`
  :host { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: var(--s4); align-items: center; min-height: 6rem; padding: var(--s4) var(--s8); border-block-start: var(--rule-beam) solid var(--beam); background: var(--surface); }
  .say { color: var(--ink-2); max-width: 34ch; text-wrap: balance; --meter-height: 6px; }
  .say.is-refuse { color: var(--refuse-text); }
  .say .is-refer { color: var(--refer-text); }
  cw-meter { margin-block-start: var(--s1); }
  .btn { min-height: 4rem; padding-inline: var(--s6); font: 700 1.125rem/1.5rem var(--font-ui); }
  .btn--yes { min-width: 19rem; background: var(--admit); border-color: var(--admit); color: var(--admit-on); --mark-on: var(--admit); }
  .btn--yes:hover:not([disabled]) { background: color-mix(in oklab, var(--admit), var(--ink) 12%); }
  .btn--yes[disabled] { --mark-on: var(--surface-sunk); }
  @media (max-width: 1120px) {
    :host { grid-template-columns: auto auto; justify-content: end; gap: var(--s2) var(--s4); padding: var(--s2) var(--s5) var(--s3); }
    .say { grid-column: 1 / -1; max-width: none; min-height: 1.5rem; }
    .btn { min-height: 3.25rem; }
    .btn--yes { min-width: 14rem; }
  }
  @media (max-width: 760px) {
    :host { grid-template-columns: minmax(0, 1fr); justify-content: stretch; padding: var(--s3) var(--s4); position: sticky; inset-block-end: 0; }
    .btn { white-space: normal; }
    kbd { display: none; }
    .btn--yes { min-width: 0; order: -1; }
    .say { order: -2; font: var(--type-small); min-height: 1.25rem; }
  }
`;
