import { css } from 'lit';

export const verificationPanelStyles = css`
  :host { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; min-height: 0; height: 100%; }
  header { padding: var(--s4) var(--s8); }
  header > div { display: flex; justify-content: space-between; align-items: baseline; gap: 0 var(--s6); }
  h2 { font: 400 2.75rem/3.5rem var(--font-name); overflow-wrap: anywhere; }
  h2:focus { outline: 0; }
  .kind { font: var(--type-lead); color: var(--ink-2); min-width: 0; overflow-wrap: anywhere; }
  .from { font: 400 0.9375rem/1.75rem var(--font-ui); white-space: nowrap; display: flex; align-items: baseline; gap: var(--s3); }
  .from .status { font-weight: 700; color: var(--refer-text); }
  .from cw-mark { align-self: center; }
  .work { padding: 0 var(--s8) var(--s4); display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--s8); min-height: 0; overflow-y: auto; }
  /* As large as the window leaves room for: the face is what is compared. */
  aside { --portrait: clamp(12rem, (100dvh - 27rem) * 0.8, 22rem); width: var(--portrait); display: grid; grid-template-columns: 1fr 1fr; gap: var(--s2); align-content: start; }
  .portrait { grid-column: 1 / -1; }
  .without { display: grid; align-content: center; justify-items: center; gap: var(--s3); aspect-ratio: 4 / 5; padding: var(--s4); background: var(--surface-sunk); border-radius: var(--radius-2); color: var(--ink-2); text-align: center; font: var(--type-small); --icon-size: 2rem; }
  .without p { text-wrap: balance; }
  aside .btn { white-space: normal; padding-inline: var(--s2); }
  .passed-on { padding: var(--s3) var(--s4); margin-block-end: var(--s4); background: var(--refer-wash); border-inline-start: 4px solid var(--refer-text); }
  @media (max-width: 1120px) {
    header, .work { padding-inline: var(--s5); }
    h2 { font-size: 2rem; line-height: 2.5rem; }
    header > div { flex-wrap: wrap; }
    .work { gap: var(--s5); }
    aside { --portrait: clamp(11rem, (100dvh - 27rem) * 0.8, 17rem); }
  }
  @media (max-width: 760px) {
    :host { display: block; height: auto; }
    header, .work { padding-inline: var(--s4); }
    .from { flex-wrap: wrap; gap: 0 var(--s3); }
    .work { display: flex; flex-direction: column-reverse; overflow: visible; }
    /* The face comes before what it is compared with. */
    .work:has(cw-photograph) { flex-direction: column; }
    aside { width: 100%; }
    cw-photograph.portrait { width: min(100%, 16rem); justify-self: center; }
    .without { aspect-ratio: auto; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; text-align: start; --icon-size: 1.5rem; }
  }
`;
