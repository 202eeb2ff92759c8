import type { Ink } from './find-ink.ts';
import { findRows, type Row } from './find-rows.ts';

/** Where the lines of a zone may stand: the left edge of their first place, how wide one is, and the middle of each line. */
export interface ZonePlace {
  readonly left: number;
  readonly pitch: number;
  readonly middles: readonly number[];
  /** How many characters a line has. */
  readonly length: number;
}

/** How many characters the lines of a zone have, by how many lines there are. */
const lengthsOf: Record<number, readonly number[]> = { 2: [44, 36], 3: [30] };
/** So much of the ink of a well filled place, beyond the grain of the ground, is too little for any character. */
const blank = 0.15;
/** From middle to middle, lines stand so many times their height apart. */
const [nearest, farthest] = [1.25, 3.4];

/**
 * Where two or three rows of one pitch stand under each other, without a gap in any of them and of a length that zones
 * have: hardly any other writing does.
 */
export function findZones(ink: Ink): ZonePlace[] {
  const rows = findRows(ink);
  const columns = new Map(rows.map((row) => [row, columnsOf(ink, row)]));
  return stacks(rows).flatMap((stack) =>
    placesIn(
      stack,
      stack.map((row) => columns.get(row) ?? new Float32Array()),
    ),
  );
}

/** Rows of one height that stand under each other as the lines of a zone do, whatever smears are between them. */
function stacks(rows: readonly Row[]): Row[][] {
  const under = (row: Row) =>
    rows.filter((other) => {
      const apart = (middleOf(other) - middleOf(row)) / tallOf(row);
      return apart > nearest && apart < farthest && Math.abs(tallOf(other) / tallOf(row) - 1) < 0.4;
    });
  const pairs = rows.flatMap((row) => under(row).map((next) => [row, next] as const));
  const threes = pairs.flatMap(([row, next]) =>
    under(next)
      .filter((last) => {
        const [one, other] = [middleOf(next) - middleOf(row), middleOf(last) - middleOf(next)];
        return Math.abs(one - other) < tallOf(row) * 0.4;
      })
      .map((last) => [row, next, last]),
  );
  return [...threes, ...pairs.map((pair) => [...pair])];
}

const tallOf = ({ top, bottom }: Row): number => bottom - top;
const middleOf = ({ top, bottom }: Row): number => (top + bottom) / 2;

function placesIn(rows: readonly Row[], columns: readonly Float32Array[]): ZonePlace[] {
  const pitch = pitchOf(rows, columns);
  const [from, to] = longestCommon(columns.map((line) => filled(line, pitch)));
  return (lengthsOf[rows.length] ?? [])
    .filter((length) => Math.abs(to - from - length) <= 1)
    .flatMap((length) => startsOf(from, to, length).map((at) => ({ at, length })))
    .map(({ at, length }) => ({
      left: pitch.left + at * pitch.pitch,
      pitch: pitch.pitch,
      middles: rows.map(middleOf),
      length,
    }));
}

/** A run of one place too many or too few has a smear at one end, or lost one: both are tried. */
const startsOf = (from: number, to: number, length: number): number[] =>
  to - from === length ? [from] : to - from > length ? [from, from + 1] : [from - 1, from];

interface Pitch {
  /** Where a place begins, within one pitch of the left edge. */
  readonly left: number;
  readonly pitch: number;
}

/** The pitch in which the ink of all lines comes and goes together. */
function pitchOf(rows: readonly Row[], columns: readonly Float32Array[]): Pitch {
  const tall = rows.reduce((sum, row) => sum + tallOf(row), 0) / rows.length;
  const line = summed(columns);
  let [strongest, found] = [0, 0];
  for (let pitch = tall * 0.75; pitch < tall * 1.6; pitch *= 1.003) {
    const { strength } = waveOf(line, pitch);
    if (strength > strongest) [strongest, found] = [strength, pitch];
  }
  let best = found;
  for (let pitch = found * 0.997; pitch < found * 1.003; pitch *= 1.0004) {
    const { strength } = waveOf(line, pitch);
    if (strength > strongest) [strongest, best] = [strength, pitch];
  }
  const { middle } = waveOf(line, best);
  return { pitch: best, left: (((middle - best / 2) % best) + best) % best };
}

/** How strongly the ink comes back after each pitch, and where it is most. */
function waveOf(line: Float32Array, pitch: number): { strength: number; middle: number } {
  const turn = (2 * Math.PI) / pitch;
  const [stepCos, stepSin] = [Math.cos(turn), Math.sin(turn)];
  let [cos, sin, even, odd] = [1, 0, 0, 0];
  for (const ink of line) {
    even += ink * cos;
    odd += ink * sin;
    [cos, sin] = [cos * stepCos - sin * stepSin, sin * stepCos + cos * stepSin];
  }
  return { strength: Math.hypot(even, odd), middle: (Math.atan2(odd, even) / turn + pitch) % pitch };
}

function summed(columns: readonly Float32Array[]): Float32Array {
  const [first, ...others] = columns;
  const line = Float32Array.from(first ?? []);
  for (const other of others) for (let x = 0; x < line.length; x++) line[x] = (line[x] ?? 0) + (other[x] ?? 0);
  const mean = line.reduce((sum, ink) => sum + ink, 0) / line.length;
  return line.map((ink) => ink - mean);
}

function columnsOf({ width, data }: Ink, { top, bottom }: Row): Float32Array {
  const columns = new Float32Array(width);
  for (let y = top; y < bottom; y++) {
    for (let x = 0; x < width; x++) columns[x] = (columns[x] ?? 0) + (data[y * width + x] ?? 0);
  }
  return columns.map((ink) => ink / (bottom - top));
}

/** Of each place whether anything stands there. */
function filled(columns: Float32Array, { left, pitch }: Pitch): boolean[] {
  const inks: number[] = [];
  for (let from = left; from + pitch <= columns.length; from += pitch) {
    let ink = 0;
    const [begin, end] = [Math.round(from + pitch * 0.12), Math.round(from + pitch * 0.88)];
    for (let x = begin; x < end; x++) ink += columns[x] ?? 0;
    inks.push(ink / (end - begin));
  }
  const usual = partOf(inks, 0.8);
  const ground = partOf(columns, 0.1);
  return inks.map((ink) => ink - ground > (usual - ground) * blank);
}

/** What this part of the values is below. */
const partOf = (values: ArrayLike<number>, part: number): number =>
  Float32Array.from(values).sort()[Math.floor(values.length * part)] ?? 0;

/** From which place to which, not with it, something stands in every line. */
function longestCommon(lines: readonly boolean[][]): [from: number, to: number] {
  const count = lines[0]?.length ?? 0;
  let [best, from]: [[number, number], number] = [[0, 0], 0];
  for (let at = 0; at <= count; at++) {
    if (at < count && lines.every((line) => line[at])) continue;
    if (at - from > best[1] - best[0]) best = [from, at];
    from = at + 1;
  }
  return best;
}
