import { css, html, nothing } from 'lit';
import '../elements/icon.ts';
import { inOtherLanguage } from '../styles/format.ts';
import { nameHere } from './way-words.ts';
import type { SignedPlace, WayWorld } from './way-world.ts';

export const placeRows = css`
  .places a { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; align-items: center; gap: var(--s3); min-height: 3.25rem; padding-block: var(--s2); border-block-end: 1px solid var(--line); color: inherit; text-decoration: none; }
  .places .name { font-size: 1.125rem; line-height: 1.5rem; overflow-wrap: anywhere; }
  .places small { display: block; font: var(--type-small); color: var(--ink-2); }
  .places .far { color: var(--ink-2); white-space: nowrap; }
`;

/** A place to go to, as a line that leads there. */
export function placeRow(
  place: SignedPlace,
  world: WayWorld,
  { href, far }: { href: string; far?: string | undefined },
) {
  const level = world.level(place.levelId);
  const other = inOtherLanguage(place.name);
  const under = [other?.text, level && nameHere(level.name)].filter(Boolean).join(' · ');
  return html`<a href=${href}>
    <span><span class="name" dir="auto">${nameHere(place.name)}</span>${under ? html`<small>${under}</small>` : nothing}</span>
    <span class="far">${far ?? place.code}</span>
    <cw-icon name="right" onward></cw-icon>
  </a>`;
}
