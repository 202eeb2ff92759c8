import { css } from 'lit';

/** The map beside what is to be done with it; on a phone, above it. */
export const mapAndSide = css`
  :host { display: grid; grid-template-columns: minmax(0, 1fr) 27rem; gap: var(--s6); align-items: start; }
  .map { position: sticky; inset-block-start: var(--s4); height: calc(100dvh - var(--bar) - 5rem); min-height: 22rem; border-block-start: var(--rule-beam) solid var(--beam); display: grid; }
  .side { display: grid; gap: var(--s6); min-width: 0; }
  @media (max-width: 1100px) { :host { grid-template-columns: minmax(0, 1fr) 22rem; } }
  @media (max-width: 900px) {
    :host { display: flex; flex-direction: column; align-items: stretch; }
    .map { position: relative; inset: auto; height: 20rem; min-height: 0; }
  }
`;
