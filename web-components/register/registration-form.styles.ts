import { css } from 'lit';

export const registrationFormStyles = css`
  :host { display: grid; gap: var(--s6) var(--s12); align-items: start; scroll-margin-block-start: var(--s4); }
  section { display: grid; gap: var(--s6); min-width: 0; }
  h2 { font: 400 2rem/2.5rem var(--font-name); outline-offset: 6px; }
  .asked { border-inline-start: 4px solid var(--refer-text); background: var(--refer-wash); padding: var(--s3) var(--s4); display: grid; gap: var(--s1); }
  .asked h3 { font: 700 0.9375rem/1.5rem var(--font-ui); }
  .asked p { white-space: pre-line; }
  .acts { display: flex; flex-wrap: wrap; gap: var(--s3); border-block-start: var(--rule-beam) solid var(--beam); padding-block-start: var(--s5); }
  .acts .btn--main { margin-inline-start: auto; min-width: 10rem; }
  .both { display: flex; flex-wrap: wrap; gap: var(--s2); }
  cw-saving-line { justify-content: flex-end; }
  @media (min-width: 901px) { :host { grid-template-columns: 15rem minmax(0, 40rem); } cw-form-progress { position: sticky; inset-block-start: var(--s6); } }
`;
