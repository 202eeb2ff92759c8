import { css } from 'lit';

export const zoneCameraStyles = css`
  :host { display: grid; gap: var(--s2); }
  .view { position: relative; display: grid; aspect-ratio: 5 / 2; overflow: hidden; background: #0a1013; color: #eef3f2; border-radius: var(--radius-2); }
  video { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; }
  /* As high as three lines of a card; two of a passport stand in it as well. */
  .frame { position: absolute; inset: 28% 4%; border: 2px solid #fff; border-radius: var(--radius-2); box-shadow: 0 0 0 100vmax rgb(10 16 19 / 0.45); pointer-events: none; }
  .frame.is-seen { border-color: #7fe0a8; border-width: 4px; }
  .broken { place-self: center; display: grid; gap: var(--s2); justify-items: center; padding: var(--s4); text-align: center; text-wrap: balance; --icon-size: 2rem; font: var(--type-small); }
  .broken .btn { color: #fff; border-color: #8b9aa0; }
  .broken .btn:hover { background: #1d282d; }
  .broken :focus-visible { outline-color: #9bd2f5; }
  .said { display: flex; align-items: center; justify-content: space-between; gap: var(--s3); min-height: 2.5rem; font: var(--type-small); }
  .said p { flex: 1; text-wrap: pretty; }
  .said .is-late { font-weight: 700; }
  .said .btn { flex: none; }
`;
