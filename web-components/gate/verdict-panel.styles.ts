import { css } from 'lit';

const wide = css`
  .verdict { position: fixed; inset: 0; z-index: var(--z-verdict); display: grid; grid-template-rows: auto minmax(0, 1fr) auto auto; background: var(--f); color: var(--on); --mark-on: var(--f); animation: settle var(--settle) var(--ease); }
  @keyframes settle { from { opacity: 0; } }
  .admit { --f: var(--admit); --on: var(--admit-on); }
  .refer { --f: var(--refer); --on: var(--refer-on); }
  .refuse { --f: var(--refuse); --on: var(--refuse-on); }
  /* Framed, so that it is told from a plain admission without colour, shape or word. */
  .overridden { border: 0.75rem solid var(--on); }
  .none { --f: var(--stale); --on: var(--stale-on); }
  .say-it { display: flex; align-items: center; gap: var(--s8); padding: var(--s8) var(--s12) 0; }
  .shape { --mark-size: 12.5rem; margin-inline: -0.5rem; }
  .word { font: var(--type-verdict); letter-spacing: -0.035em; white-space: nowrap; margin-block-start: -0.06em; }
  /* A Chinese character is twice as wide as a Latin letter. */
  .word:lang(zh) { letter-spacing: 0; font-size: clamp(4.5rem, 12vw, 12rem); }
  .word small { display: block; font: 700 1.75rem/2rem var(--font-ui); letter-spacing: 0; }
  .refer .word { font-size: clamp(4.25rem, 15vw, 10rem); }
  .refer .word.long, .none .word { font-size: clamp(4rem, 12vw, 8.5rem); }
  .refer .word:lang(zh) { font-size: clamp(3.5rem, 10vw, 9rem); }
  .body { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--s10); padding: var(--s6) var(--s12); align-items: start; min-height: 0; overflow: hidden auto; }
  .who { align-items: stretch; }
  .who .words { display: flex; flex-direction: column; min-width: 0; }
  cw-photograph { --photograph-ground: color-mix(in oklab, var(--f), var(--on) 18%); --photograph-ink: var(--on); }
  /* As tall as the room under the word, and no wider than leaves the name its lines. */
  .who cw-photograph { width: min(19.5rem, 34vw, (100dvh - 24rem) * 0.8); align-self: start; }
  .cap cw-photograph { width: min(13rem, 24vw, (100dvh - 32rem) * 0.8); margin-block-end: var(--s2); }
  .who p { font: 400 1.75rem/2.5rem var(--font-ui); }
  .who p.name { font: 400 4.5rem/5.5rem var(--font-name); padding-block-end: var(--s3); overflow-wrap: anywhere; }
  .who p.name.long { font-size: 3rem; line-height: 3.75rem; }
  .who .low { margin-block-start: auto; }
  .why { font: 700 3rem/3.5rem var(--font-ui); margin-block-end: var(--s1); text-wrap: balance; }
  .because { font: 400 1.5rem/2rem var(--font-ui); max-width: 40ch; text-wrap: balance; }
  .say { margin-block-start: var(--s8); padding-inline-start: var(--s5); border-inline-start: 4px solid currentColor; max-width: 36rem; }
  .say b { font: 700 0.9375rem/1.5rem var(--font-ui); display: block; }
  .say p { font: 400 1.625rem/2.125rem var(--font-ui); text-wrap: balance; text-align: -webkit-match-parent; text-align: match-parent; }
  .say p + p { margin-block-start: var(--s2); font-size: 1.375rem; line-height: 2rem; }
  .cap { display: grid; max-width: 16rem; font: 400 1.125rem/1.75rem var(--font-ui); }
  .cap .name { font-size: 2rem; line-height: 2.5rem; overflow-wrap: anywhere; }
  .offer { grid-row: 3; display: flex; align-items: center; justify-content: space-between; gap: var(--s5); padding: var(--s3) var(--s12); border-block-start: 2px solid var(--on); font: 400 1.25rem/1.75rem var(--font-ui); }
  .offer .name { font-size: 1.5rem; margin-inline-end: var(--s3); overflow-wrap: anywhere; }
  .foot { grid-row: 4; display: flex; align-items: center; gap: var(--s5); padding: 0 var(--s12); min-height: 4.5rem; border-block-start: 2px solid var(--on); font: var(--type-body); white-space: nowrap; }
  .aside { white-space: normal; text-wrap: balance; min-width: 0; padding-block: var(--s2); }
  .aside.needed { overflow-wrap: anywhere; }
  .next { font-weight: 700; display: flex; gap: var(--s2); align-items: center; }
  .end { margin-inline-start: auto; display: flex; gap: var(--s5); align-items: center; }
  .btn { border-color: currentColor; color: inherit; min-height: 3rem; }
  /* On a verdict's colour, less than the whole of the text's is too little contrast. */
  kbd { opacity: 1; }
  .btn:hover { background: color-mix(in oklab, var(--f), var(--on) 12%) !important; }
  .btn[aria-disabled='true'] { border-style: dashed; cursor: not-allowed; }
  .btn--main { background: var(--on); color: var(--f); border-color: var(--on); }
  .btn--main:hover { background: color-mix(in oklab, var(--on), var(--f) 20%) !important; }
  :focus-visible { outline-color: currentColor; }
`;

const narrow = css`
  @media (max-width: 640px) {
    .say-it { flex-direction: column; align-items: flex-start; gap: var(--s2); padding: var(--s6) var(--s5) 0; }
    .shape { --mark-size: 8rem; margin-inline: -0.33rem; }
    .word { font-size: min(6.25rem, 24vw); line-height: 1; }
    .refer .word { font-size: min(5rem, 18.5vw); line-height: 1.05; }
    .refer .word.long, .none .word { font-size: min(4rem, 15vw); line-height: 1.05; }
    .word:lang(zh) { font-size: min(5.25rem, 21vw); }
    .refer .word:lang(zh) { font-size: min(4.25rem, 16vw); }
    .word small { font-size: 1.25rem; line-height: 1.5rem; }
    .who .words { order: 1; }
    .who cw-photograph { width: min(11rem, (100dvh - 27rem) * 0.8); }
    .cap cw-photograph { width: 6.5rem; grid-row: 1 / span 5; margin: 0; }
    .cap:has(cw-photograph) { grid-template-columns: auto minmax(0, 1fr); column-gap: var(--s4); align-content: start; }
    .body { grid-template-columns: minmax(0, 1fr); padding: var(--s4) var(--s5); gap: var(--s4); align-content: start; }
    .who p { font-size: 1.125rem; line-height: 1.625rem; }
    .who p.name { font-size: 2.5rem; line-height: 3.25rem; }
    .who p.name.long { font-size: 1.875rem; line-height: 2.5rem; }
    .why { font-size: 1.75rem; line-height: 2.25rem; }
    .because { font-size: 1.0625rem; line-height: 1.5rem; }
    .say { padding-inline-start: var(--s4); margin-block-start: var(--s4); }
    .say p { font-size: 1.125rem; line-height: 1.625rem; }
    .say p + p { font-size: 1.0625rem; line-height: 1.5rem; }
    .cap { max-width: none; font: var(--type-body); }
    .cap .name { font-size: 1.5rem; line-height: 2rem; }
    .offer { flex-wrap: wrap; padding: var(--s3) var(--s5); gap: var(--s2) var(--s4); font-size: 1.0625rem; line-height: 1.5rem; }
    .offer .name { display: block; }
    .offer .btn { flex: 1; }
    .foot { padding: var(--s3) var(--s5); flex-wrap: wrap; gap: var(--s2) var(--s4); font: var(--type-small); }
    .aside:not(.needed) { display: none; }
    .aside.needed { order: -1; width: 100%; font: var(--type-body); padding: 0; }
    .foot:has(.btn--main) .end { width: 100%; }
    kbd { display: none; }
  }
  @media (max-height: 640px) and (min-width: 641px) {
    .say-it { padding-block-start: var(--s4); }
    .shape { --mark-size: 7rem; }
    .word, .refer .word { font-size: clamp(3rem, 12vw, 7rem); }
    .why { font-size: 2rem; line-height: 2.5rem; }
    .say { margin-block-start: var(--s4); }
    .who cw-photograph, .cap cw-photograph { width: min(12rem, (100dvh - 20rem) * 0.8); }
  }
`;

export const verdictPanelStyles = [wide, narrow];
