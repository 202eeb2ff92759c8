import { breaksOf, graphemeBreaksOf } from './breaks.ts';
import { type PreparedText, prepareText, type SetLine, setLine, type Voice } from './set-line.ts';

/** Points in a millimetre. */
export const pointsPerMm = 72 / 25.4;

export interface TextBox {
  widthMm: number;
  heightMm: number;
  /** The largest size that is tried, and the smallest. */
  sizePt: number;
  leastPt: number;
  maxLines: number;
}

export interface SetBlock {
  readonly lines: readonly SetLine[];
  readonly sizeMm: number;
  /** From the upper edge of the ink to each line's base line. */
  readonly baselinesMm: readonly number[];
  readonly heightMm: number;
  /** Not all of the text found room, even at the smallest size. */
  readonly isCut: boolean;
  readonly missing: readonly string[];
}

/** Least distance of base lines, and least room between the ink of two lines, in parts of an em. */
const leading = 1.2;
const gap = 0.08;
/** Ink of a line at least: so that lines of small letters do not jump up. */
const leastAscent = 0.72;

/**
 * Sets a text as large as its box allows: at the largest size that fits on one line or, broken where its script may
 * be broken, on as few as are needed, of about the same length. What fits at no size is broken anywhere, then cut.
 */
export function setBlock(raw: string, voice: Voice, box: TextBox): SetBlock {
  const key = JSON.stringify([raw, voice.style, voice.country, voice.direction, Object.values(box)]);
  const known = remembered.get(key);
  if (known) return known;
  const block = setAnew(raw, voice, box);
  if (remembered.size >= maxRemembered) remembered.clear();
  remembered.set(key, block);
  return block;
}

/** What stands on every badge is set once. Names pass through, so it is emptied when it is full. */
const remembered = new Map<string, SetBlock>();
const maxRemembered = 400;

function setAnew(raw: string, voice: Voice, box: TextBox): SetBlock {
  const prepared = prepareText(raw, voice);
  const line = lineSetter(prepared);
  for (const sizePt of sizesOf(box)) {
    const sizeMm = sizePt / pointsPerMm;
    const block = blockOf(wrap(prepared, breaksOf(prepared.text), box.widthMm / sizeMm, line), sizeMm, false);
    if (block && block.lines.length <= box.maxLines && block.heightMm <= box.heightMm) return block;
  }
  return cutBlock(prepared, voice, box, line);
}

function* sizesOf({ sizePt, leastPt }: TextBox): Generator<number> {
  for (let size = sizePt; size > leastPt; size -= size > 14 ? 1 : 0.5) yield size;
  yield Math.min(sizePt, leastPt);
}

type LineSetter = (start: number, end: number) => SetLine;

/** Each part is shaped once, however many sizes are tried. */
function lineSetter(prepared: PreparedText): LineSetter {
  const known = new Map<string, SetLine>();
  return (start, end) => {
    const key = `${start} ${end}`;
    const set = known.get(key) ?? setLine(prepared, start, trimmedEnd(prepared.text, start, end));
    known.set(key, set);
    return set;
  };
}

function trimmedEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** Lines no wider than `maxWidth` (em), balanced; none when a part cannot be broken down to it. */
function wrap({ text }: PreparedText, breaks: readonly number[], maxWidth: number, line: LineSetter) {
  const widest = fill(text, breaks, maxWidth, line);
  if (!widest || widest.length === 1) return widest;
  let best = widest;
  let [low, high] = [maxWidth / widest.length, maxWidth];
  for (let i = 0; i < 6; i++) {
    const middle = (low + high) / 2;
    const narrower = fill(text, breaks, middle, line);
    if (narrower && narrower.length === widest.length) [best, high] = [narrower, middle];
    else low = middle;
  }
  return best;
}

function fill(text: string, breaks: readonly number[], maxWidth: number, line: LineSetter): SetLine[] | undefined {
  const lines: SetLine[] = [];
  let start = 0;
  let end = 0;
  for (const next of [...breaks, text.length]) {
    if (line(start, next).width > maxWidth) {
      if (end === start) return undefined;
      lines.push(line(start, end));
      start = end;
      if (line(start, next).width > maxWidth) return undefined;
    }
    end = next;
  }
  if (end > start) lines.push(line(start, end));
  return lines;
}

function blockOf(lines: readonly SetLine[] | undefined, sizeMm: number, isCut: boolean): SetBlock | undefined {
  if (!lines) return undefined;
  const baselines: number[] = [];
  let at = 0;
  for (const [index, { ascent }] of lines.entries()) {
    const before = lines[index - 1];
    at += before ? Math.max(leading, before.descent + ascent + gap) : Math.max(leastAscent, ascent);
    baselines.push(at * sizeMm);
  }
  const heightMm = (at + (lines.at(-1)?.descent ?? 0)) * sizeMm;
  return { lines, sizeMm, baselinesMm: baselines, heightMm, isCut, missing: lines.flatMap(({ missing }) => missing) };
}

/** At the smallest size, broken between any two characters, and cut with an ellipsis where that is not enough. */
function cutBlock(prepared: PreparedText, voice: Voice, box: TextBox, line: LineSetter): SetBlock {
  const sizeMm = Math.min(box.sizePt, box.leastPt) / pointsPerMm;
  const maxWidth = box.widthMm / sizeMm;
  const places = graphemeBreaksOf(prepared.text);
  const room = Math.max(1, Math.min(box.maxLines, Math.floor((box.heightMm / sizeMm - leastAscent) / leading) + 1));
  const lines = fill(prepared.text, places, maxWidth, line) ?? [];
  const whole = blockOf(lines, sizeMm, false);
  if (whole && lines.length > 0 && lines.length <= room) return whole;
  const kept = keptLength(prepared, places, maxWidth, room, line);
  const shortened = prepareText(`${prepared.text.slice(0, kept).trimEnd()}…`, voice);
  const cut = fill(shortened.text, graphemeBreaksOf(shortened.text), maxWidth, lineSetter(shortened));
  const block = blockOf(cut?.slice(0, room) ?? [setLine(shortened)], sizeMm, true);
  if (!block) throw new Error('a block of lines is one');
  return block;
}

function keptLength(
  { text }: PreparedText,
  places: readonly number[],
  maxWidth: number,
  room: number,
  line: LineSetter,
): number {
  let [start, lines, kept] = [0, 1, 0];
  // An em is left free for the ellipsis.
  for (const place of places) {
    if (line(start, place).width > maxWidth - (lines === room ? 1 : 0)) {
      if (lines === room) break;
      [start, lines] = [kept, lines + 1];
    }
    kept = place;
  }
  return Math.min(kept, text.length);
}
