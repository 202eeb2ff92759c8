import { css } from 'lit';

/** Boxes that keep their place while data is on its way: `<span class="load"></span>`, as wide as what will come. */
export const loading = css`
  @keyframes lap { 50% { opacity: 0.45; } }
  .load { display: inline-block; vertical-align: middle; min-width: 3rem; height: 0.875rem; border-radius: var(--radius-1); background: var(--surface-sunk); animation: lap 1.6s var(--ease) infinite; }
  @media (prefers-reduced-motion: reduce) { .load { animation: none; } }
`;
