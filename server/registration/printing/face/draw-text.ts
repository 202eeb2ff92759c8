import type { BadgeElement, FaceNotice } from '../printing.contract.ts';
import { type SetBlock, setBlock } from '../text/set-block.ts';
import type { Voice } from '../text/set-line.ts';
import type { Box, FaceItem, Ink } from './face.ts';
import type { Drawn } from './lay-out-face.ts';

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

/** A text in its element's box, as large as fits. */
export function drawText(element: BadgeElement, toDraw: TextToDraw): Drawn {
  if (toDraw.text.trim() === '') return { items: [], notices: [] };
  const leastPt = Math.max(Math.min(readablePt, element.sizePt), element.sizePt * leastShare);
  const block = setBlock(toDraw.text, toDraw, {
    widthMm: element.width,
    heightMm: element.height,
    sizePt: element.sizePt,
    leastPt,
    maxLines: toDraw.maxLines ?? 3,
  });
  const notices: FaceNotice[] = block.isCut ? [{ kind: 'text_cut', field: element.field }] : [];
  return { items: placed(element, toDraw, block), notices };
}

/** Of its size a text may stand out of its box: accents on capitals, and the tails of the last line. */
const overhangShare = 0.2;

const roomOf = ({ x, y, width, height }: BadgeElement, overhangMm: number): Box => ({
  x: x - overhangMm,
  y: y - overhangMm,
  width: width + 2 * overhangMm,
  height: height + 2 * overhangMm,
});

/** A block's glyphs in millimetres of the paper. */
export function placed(element: BadgeElement, toDraw: TextToDraw, block: SetBlock): FaceItem[] {
  const free = element.height - block.heightMm;
  const top = element.y + (toDraw.isCentred ? free / 2 : toDraw.isAtFoot ? free : 0);
  const clip = roomOf(element, overhangShare * block.sizeMm);
  return block.lines.flatMap((line, index) => {
    const spare = element.width - line.width * block.sizeMm;
    const left = element.x + (element.align === 'left' ? 0 : element.align === 'center' ? spare / 2 : spare);
    const y = top + (block.baselinesMm[index] ?? 0);
    return line.runs.map(
      ({ typeface, glyphs, x }): FaceItem => ({
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
