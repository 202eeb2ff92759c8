import { placeText, type TextToDraw } from '../../../print/place-text.ts';
import type { BadgeElement, FaceNotice } from '../printing.contract.ts';
import type { Drawn } from './lay-out-face.ts';

/** A text in its element's box, as large as fits. */
export function drawText(element: BadgeElement, toDraw: TextToDraw): Drawn {
  const { items, isCut } = placeText(element, toDraw);
  const notices: FaceNotice[] = isCut ? [{ kind: 'text_cut', field: element.field }] : [];
  return { items, notices };
}
