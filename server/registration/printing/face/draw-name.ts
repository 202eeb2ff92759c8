import { black } from '../../../print/drawn.ts';
import { prepareText } from '../../../print/text/set-line.ts';
import type { BadgeElement, FaceNotice } from '../printing.contract.ts';
import { drawText } from './draw-text.ts';
import type { BadgeHolder, Drawn, FaceContext } from './lay-out-face.ts';

/**
 * The name in its own script, and below it in Latin letters where those are others. A name that no font can draw
 * whole is given in Latin letters alone: half a name would be a wrong one.
 */
export function drawName(element: BadgeElement, { holder, layout }: FaceContext): Drawn {
  const isDrawable = canDraw(holder);
  const isOne = !isDrawable || isSame(holder.name, holder.nameLatin);
  const notices: FaceNotice[] = isDrawable ? [] : [{ kind: 'name_not_drawable', field: 'name' }];
  if (element.field === 'nameLatin') {
    const hasOwn = layout.elements.some(({ field }) => field === 'name');
    if (isOne && hasOwn) return { items: [], notices: [] };
    return drawText(element, { text: holder.nameLatin, style: 'system', country: holder.country, ink: black });
  }
  const latin = layout.elements.find(({ field }) => field === 'nameLatin');
  const drawn = drawText(isOne && latin ? withRoomOf(element, latin) : element, {
    text: isDrawable ? holder.name : holder.nameLatin,
    style: 'name',
    country: holder.country,
    ink: black,
    isAtFoot: true,
  });
  return { items: drawn.items, notices: [...notices, ...drawn.notices] };
}

function canDraw({ name, country }: BadgeHolder): boolean {
  const { text, typefaces } = prepareText(name, { style: 'name', country });
  return [...text].every((character, index) => /\s/.test(character) || typefaces[indexOf(text, index)] !== undefined);
}

/** Where the character of this number stands, counted in UTF-16 units. */
const indexOf = (text: string, count: number): number => [...text].slice(0, count).join('').length;

function isSame(name: string, nameLatin: string): boolean {
  const folded = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
  return folded(name) === folded(nameLatin);
}

/** Between a name and what stands under it. */
const roomBelowMm = 2;

/** A name that stands alone takes the place of both, where the other's place is right below. */
function withRoomOf(name: BadgeElement, latin: BadgeElement): BadgeElement {
  const isBelow = latin.x === name.x && latin.y >= name.y + name.height - 1 && latin.y - name.y - name.height < 6;
  return isBelow ? { ...name, height: latin.y + latin.height - roomBelowMm - name.y } : name;
}
