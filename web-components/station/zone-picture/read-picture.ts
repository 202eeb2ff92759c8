import { readZone } from '../../../server/identity/documents/read-zone.ts';
import { findInk } from './find-ink.ts';
import { findSlope } from './find-slope.ts';
import { findZones, type ZonePlace } from './find-zones.ts';
import { type GreyPicture, levelled } from './grey-picture.ts';
import { matchLine } from './match-glyphs.ts';
import { spellLines } from './spell-lines.ts';

/** What one look at a picture found: the lines of a zone all of whose check digits agree, lines that do not, or none. */
export type Look =
  | { readonly found: 'zone'; readonly lines: readonly string[] }
  | { readonly found: 'lines' | 'several' | 'nothing'; readonly lines?: undefined };

/** Writing that is less like the glyphs of a zone is something else, whatever its check digits say. */
const [leastLike, meanLike] = [0.65, 0.8];
/** No check digit covers names: where a letter may be another one as well, nothing is read. */
const surest = 0.12;

export function readPicture(picture: GreyPicture): Look {
  const level = levelled(picture, findSlope(picture));
  const places = findZones(findInk(level, Math.round(level.width / 40)));
  const zones = new Map(places.flatMap((place) => zonesAt(level, place)).map((lines) => [lines.join('\n'), lines]));
  const [lines] = zones.values();
  if (zones.size > 1) return { found: 'several' };
  if (lines) return { found: 'zone', lines };
  return { found: places.length > 0 ? 'lines' : 'nothing' };
}

function zonesAt(picture: GreyPicture, place: ZonePlace): (readonly string[])[] {
  const likenesses = place.middles.map((middle) => matchLine(picture, place, middle));
  return spellLines(likenesses)
    .filter(({ least, mean, lead }) => least >= leastLike && mean >= meanLike && lead >= surest)
    .map(({ lines }) => lines)
    .filter((lines) => readZone(lines).zone);
}
