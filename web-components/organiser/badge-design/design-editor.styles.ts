import { css } from 'lit';

/** The badge beside its settings; above them where the window is narrow. */
export const editorStyles = css`
  :host { display: grid; grid-template-columns: minmax(18rem, 30rem) minmax(20rem, 34rem); gap: var(--s8); align-items: start; }
  .badge { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s4); position: sticky; inset-block-start: 0; }
  .labelled { grid-template-columns: minmax(0, 1fr); min-width: 0; }
  .settings { grid-template-columns: minmax(0, 1fr); }
  .settings { display: grid; gap: var(--s6); min-width: 0; }
  .settings .beam { margin: 0; display: grid; gap: var(--s3); }
  .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: var(--s4); }
  .notices { min-height: 3rem; }
  .notices li { display: flex; align-items: baseline; gap: var(--s2); padding-block: var(--s1); font: var(--type-small); color: var(--ink); }
  .notices cw-icon { --icon-size: 1rem; color: var(--refer-text); align-self: center; }
  .notices p { font: var(--type-small); }
  @media (max-width: 1100px) { :host { grid-template-columns: minmax(0, 1fr); } .badge { position: static; } }
`;
