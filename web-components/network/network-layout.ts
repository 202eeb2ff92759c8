import { css } from 'lit';

/** Where the parts of the network board stand: three columns on a wide screen, a scrolling page on a phone. */
export const networkLayout = css`
  :host { display: grid; grid-template-rows: auto minmax(0, 1fr); height: 100dvh; overflow: hidden; }
  main { display: grid; grid-template: minmax(0, 1fr) / 14rem minmax(0, 1fr) 27.5rem; grid-template-areas: 'rail field side'; min-height: 0; }
  cw-network-totals { grid-area: rail; padding: var(--s4) var(--s5) var(--s4) var(--s6); padding-inline: var(--s6) var(--s5); border-inline-end: 1px solid var(--line); overflow: hidden auto; }
  .field { grid-area: field; position: relative; min-width: 0; min-height: 0; overflow: hidden; background: var(--map-ground); --control-top: var(--s3); }
  .field.noticed { --control-top: 4.25rem; }
  .field > :is(cw-hotspot-map, cw-hotspot-table) { position: absolute; inset: 0; }
  cw-hotspot-table { --find-end: 11rem; }
  .noticed cw-hotspot-table { inset-block-start: 3.5rem; }
  main > cw-notice { grid-area: field; align-self: start; position: relative; }
  .field > .group { inset-block-start: var(--control-top); inset-inline-end: var(--s4); z-index: 2; }
  cw-empty { position: absolute; inset: 0; margin: auto; width: min(34rem, 100%); height: fit-content; background: var(--surface); border-block-start: var(--rule-beam) solid var(--beam); }
  .side { grid-area: side; display: grid; grid-template-rows: minmax(0, 1fr) auto; gap: var(--s3); min-height: 0; padding-block: var(--s4) var(--s3); border-inline-start: 1px solid var(--line); }
  .side > * { padding-inline: var(--s5) var(--s6); }
  cw-attention-list { --inset-start: var(--s5); --inset-end: var(--s6); }
  @media (max-width: 1500px) { main { grid-template-columns: 14rem minmax(0, 1fr) 25.5rem; } }
  @media (max-width: 1360px) {
    .rest { display: none; }
    main { grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) 23rem; grid-template-areas: 'rail side' 'field side'; }
    cw-network-totals { padding-block: var(--s1); border: 0; border-block-end: 1px solid var(--line); }
  }
  @media (max-width: 760px) {
    :host { display: block; height: auto; overflow: visible; }
    cw-page-header { position: sticky; inset-block-start: 0; }
    main { display: flex; flex-direction: column; }
    main > * { flex: none; }
    main > cw-notice { align-self: stretch; }
    cw-network-totals { padding-inline: var(--s4); }
    .side { display: contents; }
    .side > * { padding: var(--s4) var(--s4) 0; }
    cw-attention-list { --inset-start: var(--s4); --inset-end: var(--s4); }
    cw-hotspot-panel { order: 1; padding-block: var(--s6); }
    .field.noticed { --control-top: var(--s3); }
    .noticed cw-hotspot-table { inset-block-start: 0; }
    .field { height: 30rem; scroll-margin-block-start: 6rem; }
    .field:has(> cw-hotspot-table) { height: max(30rem, calc(100dvh - 6rem)); }
    cw-hotspot-table { --find-end: 0px; padding-block-start: 3rem; }
  }
`;
