import type { Box, DrawnItem, Ink } from './drawn.ts';
import { type SetBlock, setBlock } from './text/set-block.ts';
import type { Voice } from './text/set-line.ts';

/** Where a text stands, in millimetres, and the largest size of its letters in points. */
export interface TextPlace extends Box {
  readonly sizePt: number;
  /** Whichever way it is read. */
  readonly align: 'left' | 'center' | 'right';
}

export interface TextToDraw extends Voice {
  text: string;
  ink: Ink;
  maxLines?: number;
  /** Up and down in its box; from its upper edge otherwise. */
  isCentred?: boolean;
  /** On the lower edge of its box. */
  isAtFoot?: boolean;
}

/** Smaller than this nobody reads at arm's length. */
const readablePt = 6;
const leastShare = 0.45;

/** A text in its place, as large as fits; `isCut` where not all of it found room even small. */
export function placeText(place: TextPlace, toDraw: TextToDraw): { items: DrawnItem[]; isCut: boolean } {
  if (toDraw.text.trim() === '') return { items: [], isCut: false };
  const leastPt = Math.max(Math.min(readablePt, place.sizePt), place.sizePt * leastShare);
  const block = setBlock(toDraw.text, toDraw, {
    widthMm: place.width,
    heightMm: place.height,
    sizePt: place.sizePt,
    leastPt,
    maxLines: toDraw.maxLines ?? 3,
  });
  return { items: placed(place, toDraw, block), isCut: block.isCut };
}

/** Of its size a text may stand out of its box: accents on capitals, and the tails of the last line. */
const overhangShare = 0.2;

const roomOf = ({ x, y, width, height }: TextPlace, overhangMm: number): Box => ({
  x: x - overhangMm,
  y: y - overhangMm,
  width: width + 2 * overhangMm,
  height: height + 2 * overhangMm,
});

/** A block's glyphs in millimetres of the paper. */
function placed(place: TextPlace, toDraw: TextToDraw, block: SetBlock): DrawnItem[] {
  const free = place.height - block.heightMm;
  const top = place.y + (toDraw.isCentred ? free / 2 : toDraw.isAtFoot ? free : 0);
  const clip = roomOf(place, overhangShare * block.sizeMm);
  return block.lines.flatMap((line, index) => {
    const spare = place.width - line.width * block.sizeMm;
    const left = place.x + (place.align === 'left' ? 0 : place.align === 'center' ? spare / 2 : spare);
    const y = top + (block.baselinesMm[index] ?? 0);
    return line.runs.map(
      ({ typeface, glyphs, x }): DrawnItem => ({
        kind: 'glyphs',
        typeface,
        glyphs,
        x: left + x * block.sizeMm,
        y,
        sizeMm: block.sizeMm,
        ink: toDraw.ink,
        clip,
      }),
    );
  });
}
