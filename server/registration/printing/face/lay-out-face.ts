import type { DelegateCategory } from '../../../../db/vocabulary.ts';
import { drawQrCode } from '../../../print/draw-qr.ts';
import { black, type DrawnItem, grey, white } from '../../../print/drawn.ts';
import { type BadgeElement, type BadgeLayout, badgePapers, patternOfCategory } from '../printing.contract.ts';
import { drawPattern, stripShare } from './band.ts';
import { inkOn } from './contrast.ts';
import { drawName } from './draw-name.ts';
import { drawText } from './draw-text.ts';
import type { Face } from './face.ts';
import { badgeNote, categoryWord, conferenceDates, countryName } from './words.ts';

/** Whose badge it is. */
export interface BadgeHolder {
  name: string;
  nameLatin: string;
  affiliation: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  category: DelegateCategory;
  /** With its check digit. */
  number: string;
  token: string;
}

/** Of the conference, what stands on each badge. */
export interface FaceConference {
  name: Readonly<Record<string, string>>;
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
}

/** What an element draws with. */
export interface FaceContext {
  layout: BadgeLayout;
  holder: BadgeHolder;
  conference: FaceConference;
  hasArtwork: boolean;
}

/** What one element draws, and what is to be said about it. */
export type Drawn = Pick<Face, 'items' | 'notices'>;

/** The face of one badge by a layout. Pure but for the fonts, which are read from disk once. */
export function layOutFace(context: FaceContext): Face {
  const { widthMm, heightMm } = badgePapers[context.layout.paper];
  const drawn = context.layout.elements.map((element) => drawElement(element, context));
  return {
    widthMm,
    heightMm,
    items: drawn.flatMap(({ items }) => items),
    notices: drawn.flatMap(({ notices }) => notices),
  };
}

const only = (...items: DrawnItem[]): Drawn => ({ items, notices: [] });

function drawElement(element: BadgeElement, context: FaceContext): Drawn {
  const { holder, conference } = context;
  const { x, y, width, height } = element;
  const small = (text: string, ink = grey) =>
    drawText(element, { text, style: 'system', country: holder.country, ink });
  switch (element.field) {
    case 'artwork':
      return context.hasArtwork ? only({ kind: 'artwork', x, y, width, height }) : only();
    case 'slot':
      return only({ kind: 'slot', x, y, width, height });
    case 'qr':
      return only(...drawQrCode(element, holder.token));
    case 'name':
    case 'nameLatin':
      return drawName(element, context);
    case 'affiliation':
      return drawAffiliation(element, context);
    case 'country':
      return small(countryName(holder.country));
    case 'number':
      return drawText(element, { text: holder.number, style: 'strong', country: '', ink: black });
    case 'dates':
      return small(conferenceDates(conference.startsAt, conference.endsAt, conference.timeZone));
    case 'note':
      return small(badgeNote);
    case 'conference':
      return drawConference(element, context);
    case 'band':
      return drawBand(element, context);
  }
}

/** With the country behind it, whichever way the affiliation is read: isolated by U+2068 and U+2069. */
function drawAffiliation(element: BadgeElement, { holder, layout }: FaceContext): Drawn {
  const hasPlaceOfItsOwn = layout.elements.some(({ field }) => field === 'country');
  const country = hasPlaceOfItsOwn ? '' : countryName(holder.country);
  const text = [holder.affiliation && `\u2068${holder.affiliation}\u2069`, country].filter(Boolean).join(' · ');
  return drawText(element, { text, style: 'system', country: holder.country, ink: grey, direction: 'ltr' });
}

/** In the second language above, in English below; the whole box for one where there is no other. */
function drawConference(element: BadgeElement, { conference, layout }: FaceContext): Drawn {
  const english = conference.name.en ?? '';
  const other = layout.secondLanguage === 'en' ? undefined : conference.name[layout.secondLanguage];
  if (!other) return drawText(element, { text: english, style: 'name', country: '', ink: black });
  const half = element.height / 2;
  const above = { ...element, height: half };
  const below = { ...element, y: element.y + half, height: half, sizePt: element.sizePt * 0.85 };
  return joined(
    drawText(above, { text: other, style: 'name', country: '', ink: black }),
    drawText(below, { text: english, style: 'system', country: '', ink: grey }),
  );
}

function drawBand(element: BadgeElement, { holder, layout }: FaceContext): Drawn {
  const { category } = holder;
  const ground = layout.bands[category];
  const ink = inkOn(ground);
  const { x, y, width, height } = element;
  const strip = { x, y, width, height: height * stripShare };
  const pattern = patternOfCategory[category];
  const top = y + strip.height;
  const margin = Math.min(8, width * 0.08);
  const room = { ...element, y: top, height: y + height - top, x: x + margin, width: width - 2 * margin };
  const isOne = layout.secondLanguage === 'en';
  const left = { ...room, width: isOne ? room.width : room.width * 0.58, align: 'left' as const };
  const right = { ...room, x: room.x + room.width * 0.6, width: room.width * 0.4, align: 'right' as const };
  const other = { ...right, sizePt: element.sizePt * 0.75 };
  const set = { country: '', ink, isCentred: true, maxLines: 1 };
  return joined(
    only({ kind: 'rectangle', x, y, width, height, ink: ground }, ...drawPattern(pattern, strip)),
    ground === white && pattern === 'plain'
      ? only({ kind: 'rectangle', x, y, width, height: 0.4, ink: black })
      : only(),
    drawText(left, { ...set, text: categoryWord(category, 'en'), style: 'strong' }),
    isOne ? only() : drawText(other, { ...set, text: categoryWord(category, layout.secondLanguage), style: 'name' }),
  );
}

const joined = (...drawn: Drawn[]): Drawn => ({
  items: drawn.flatMap(({ items }) => items),
  notices: drawn.flatMap(({ notices }) => notices),
});
