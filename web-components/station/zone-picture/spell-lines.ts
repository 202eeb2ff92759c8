import { glyphs, unlikeness } from './glyph-likeness.ts';
import type { Likeness } from './match-glyphs.ts';

/** What may stand at a place: letters (l), digits (d), either (e), who they are (s: F, M), and the filler at all of them. */
type Kind = 'l' | 'd' | 'e' | 's';

const name = (length: number): string => 'l'.repeat(length);
const dates = 'dddddddsddddddd';

/** What stands where, in each format of ICAO Doc 9303 and in the identity card of France that is older than they are. */
const forms: readonly (readonly string[])[] = [
  [name(44), `${'e'.repeat(9)}dlll${dates}${'e'.repeat(14)}dd`],
  [name(36), `${'e'.repeat(9)}dlll${dates}${'e'.repeat(7)}d`],
  [`${name(30)}${'e'.repeat(6)}`, `${'e'.repeat(12)}d${name(14)}${'d'.repeat(7)}sd`],
  [`lllll${'e'.repeat(9)}d${'e'.repeat(15)}`, `${dates}lll${'e'.repeat(11)}d`, name(30)],
];

const allowed: Record<Kind, RegExp> = { l: /[A-Z<]/, d: /[0-9<]/, e: /[A-Z0-9<]/, s: /[FM<]/ };
const choices = Object.fromEntries(
  Object.entries(allowed).map(([kind, pattern]) => [
    kind,
    [...glyphs.keys()].filter((at) => pattern.test(glyphs[at] ?? '')),
  ]),
) as Record<Kind, number[]>;

/** The lines that these likenesses come nearest to, in one form. */
export interface Spelling {
  readonly lines: readonly string[];
  /** How like its glyph the least likely character is. */
  readonly least: number;
  /** How like their glyphs all of them are, on the average. */
  readonly mean: number;
  /** How sure the most doubtful character is: 1 where it is its glyph to the dot, 0 where it might be another as well. */
  readonly lead: number;
}

/** Each form of lines of this length is spelled: an O where digits stand is a zero, a 1 among letters an I. */
export function spellLines(likenesses: readonly Likeness[]): Spelling[] {
  const length = (likenesses[0]?.length ?? 0) / glyphs.length;
  return forms
    .filter((form) => form.length === likenesses.length && form[0]?.length === length)
    .map((form) => spell(form, likenesses));
}

function spell(form: readonly string[], likenesses: readonly Likeness[]): Spelling {
  const lines = form.map((kinds, line) =>
    [...kinds].map((kind, at) => likest(likenesses[line] ?? new Float32Array(), at, kind as Kind)),
  );
  const all = lines.flat();
  return {
    lines: lines.map((line) => line.map(({ glyph }) => glyphs[glyph]).join('')),
    least: Math.min(...all.map(({ like }) => like)),
    mean: all.reduce((sum, { like }) => sum + like, 0) / all.length,
    lead: Math.min(...all.map(({ lead }) => lead)),
  };
}

/** The likest glyph that may stand there, and how far the others are behind, for as unlike as they are. */
function likest(likeness: Likeness, at: number, kind: Kind): { glyph: number; like: number; lead: number } {
  const likes = likeness.subarray(at * glyphs.length, (at + 1) * glyphs.length);
  const glyph = choices[kind].reduce((best, tried) => ((likes[tried] ?? -1) > (likes[best] ?? -1) ? tried : best));
  const like = likes[glyph] ?? -1;
  let lead = 1;
  for (const other of choices[kind]) {
    if (other !== glyph) lead = Math.min(lead, (like - (likes[other] ?? -1)) / (unlikeness[glyph]?.[other] ?? 1));
  }
  return { glyph, like, lead };
}
