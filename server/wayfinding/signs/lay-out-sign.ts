import { drawQrCode, quietShareOf } from '../../print/draw-qr.ts';
import { black, type DrawnItem, type DrawnPaper, grey } from '../../print/drawn.ts';
import type { FontStyle } from '../../print/fonts/typefaces.ts';
import { placeText, type TextPlace } from '../../print/place-text.ts';
import { drawArrow, drawBar, drawWheelchair, rule } from './draw-marks.ts';
import { ownTagOf, type Sign, type SignDestination, type SignText } from './sign.ts';
import { englishSignWords, type SignWords, signWords } from './sign-words.ts';

/** A4, in millimetres. */
export const signPaper = { widthMm: 210, heightMm: 297 } as const;
const left = 17;
const width = signPaper.widthMm - 2 * left;
/** The indigo of what can be pressed: where the help is. */
const accent = '#3d7ea6';
const hairline = '#a9b2b5';

/** Words of both languages; the second is missing where the venue has English alone. */
interface Languages {
  readonly ownTag: string | undefined;
  readonly own: SignWords | undefined;
}

const text = (
  content: string,
  style: FontStyle,
  [x, y, boxWidth, height, sizePt]: readonly [number, number, number, number, number],
  more: Partial<Pick<TextPlace, 'align'>> & { isGrey?: boolean; maxLines?: number; isAtFoot?: boolean } = {},
): DrawnItem[] =>
  placeText(
    { x, y, width: boxWidth, height, sizePt, align: more.align ?? 'left' },
    {
      ...{ text: content, style, country: 'CN', ink: more.isGrey ? grey : black },
      ...{ maxLines: more.maxLines ?? 1, isAtFoot: more.isAtFoot ?? true },
    },
  ).items;

/** One sign on one sheet: where one is, a code to point a phone at, and the nearest halls. */
export function layOutSign(sign: Sign): DrawnPaper {
  const ownTag = ownTagOf(sign.name);
  const languages = { ownTag, own: ownTag === undefined ? undefined : signWords(ownTag) };
  return {
    ...signPaper,
    items: [
      // First: what a code needs in white may lie under the rule above it.
      ...codeOf(sign, languages),
      ...headOf(sign, languages),
      ...sign.destinations.slice(0, 3).flatMap((one, i) => rowOf(one, 188.2 + i * 26, languages, i > 0)),
      ...footOf(sign, languages),
    ],
  };
}

/** As large as two lines allow; what needs more is set smaller rather than cut. */
function longName(name: string, [x, y, boxWidth, height]: readonly [number, number, number, number]): DrawnItem[] {
  const voice = { text: name, style: 'name', country: 'CN', ink: black, isAtFoot: true } as const;
  const place = { x, y, width: boxWidth, height, align: 'left' } as const;
  const large = placeText({ ...place, sizePt: 120 }, { ...voice, maxLines: 2 });
  return large.isCut ? placeText({ ...place, sizePt: 54 }, { ...voice, maxLines: 4 }).items : large.items;
}

const both = (own: string | undefined, en: string): string => (own && own !== en ? `${own} · ${en}` : en);

function headOf({ name }: Sign, { ownTag, own }: Languages): DrawnItem[] {
  const ownName = ownTag === undefined ? name.en : (name[ownTag] ?? name.en);
  return [
    ...text(both(own?.here, englishSignWords.here), 'strong', [left, 16, width, 8, 16]),
    ...longName(ownName, [left, 28, width, 47]),
    ...(ownName === name.en ? [] : text(name.en, 'name', [left, 77, width, 15, 36])),
    rule(98, left, width),
  ];
}

/** The code itself, flush with the margin; what it needs in white is around it. */
const qrSide = 76;

function codeOf({ address, code }: Sign, { own }: Languages): DrawnItem[] {
  const besideX = 103;
  const besideWidth = left + width - besideX;
  const boxSide = qrSide / (1 - 2 * quietShareOf(address));
  const quietMm = (boxSide - qrSide) / 2;
  const host = address.replace(/^https?:\/\//, '').replace(new RegExp(`${code}$`), '');
  return [
    ...drawQrCode({ x: left - quietMm, y: 104.5 - quietMm, width: boxSide, height: boxSide }, address),
    ...(own ? text(own.point, 'strong', [besideX, 106, besideWidth, 17, 20], { maxLines: 2, isAtFoot: false }) : []),
    ...text(englishSignWords.point, 'system', [besideX, own ? 124 : 106, besideWidth, 30, 18], {
      ...{ maxLines: 4, isAtFoot: false },
    }),
    ...text(host, 'system', [besideX, 158, besideWidth, 6, 12], { isGrey: true }),
    ...text([...code].join(' '), 'strong', [besideX, 165, besideWidth, 16, 48]),
    rule(187, left, width),
  ];
}

function rowOf(one: SignDestination, top: number, { ownTag, own }: Languages, hasLine: boolean): DrawnItem[] {
  const nameX = one.setOut === undefined ? left : 38;
  const { first, second } = namesOf(one.name, ownTag);
  const unit = both(own?.minutes, englishSignWords.minutes).replace(' · ', ' ');
  return [
    ...(hasLine ? [rule(top - 1, left, width, 0.3, hairline)] : []),
    ...(one.setOut === undefined ? [] : [drawArrow({ x: left + 2, y: top + 6, width: 11, height: 11 }, one.setOut)]),
    ...text(first, 'name', [nameX, top + 2, 72, second ? 11 : 17, 26]),
    ...(second ? text(second, 'name', [nameX, top + 14, 72, 8, 16], { isGrey: true }) : []),
    ...text(String(one.minutes), 'strong', [112, top + 2, 28, 18.5, 48], { align: 'right' }),
    ...text(unit, 'system', [142, top + 12.5, 22, 8, 13]),
    ...stepFreeOf(one, top, own),
  ];
}

/** Who cannot climb must read that there is no way, rather than miss the minutes. */
function stepFreeOf({ stepFreeMinutes }: SignDestination, top: number, own: SignWords | undefined): DrawnItem[] {
  if (stepFreeMinutes !== undefined)
    return [
      ...drawWheelchair({ x: 165, y: top + 10, width: 10.5, height: 10.5 }),
      ...text(String(stepFreeMinutes), 'strong', [175, top + 10.5, 10, 10, 20], { align: 'right' }),
      ...text(englishSignWords.minutes, 'system', [186, top + 14.5, 8, 6, 11]),
    ];
  const besides = own && own !== englishSignWords ? own.noStepFree : undefined;
  return [
    ...drawWheelchair({ x: 165, y: top + 2, width: 9, height: 9 }),
    drawBar({ x: 165, y: top + 2, width: 9, height: 9 }),
    ...(besides ? text(besides, 'system', [165, top + 11.5, 28, 5, 9]) : []),
    ...text(englishSignWords.noStepFree, 'system', [165, top + (besides ? 16 : 12.5), 28, 5, 9]),
  ];
}

function namesOf(name: SignText, ownTag: string | undefined): { first: string; second: string | undefined } {
  const own = ownTag === undefined ? undefined : name[ownTag];
  return own && own !== name.en ? { first: own, second: name.en } : { first: name.en, second: undefined };
}

function footOf({ helpTelephone, code, level, version, date }: Sign, { own }: Languages): DrawnItem[] {
  const help = both(own?.help, englishSignWords.help).replace(' · ', ' ');
  return [
    rule(267, left, width, 0.8, accent),
    ...(helpTelephone ? text(`${help} ${helpTelephone}`, 'strong', [left, 270, 120, 7, 12]) : []),
    ...text(both(own?.offline, englishSignWords.offline), 'system', [left, 277, 120, 6, 10.5], { isGrey: true }),
    ...text(`${code} · ${level}`, 'system', [140, 270, 53, 7, 10.5], { align: 'right', isGrey: true }),
    ...text(`v${version}, ${date}`, 'system', [140, 277, 53, 6, 10.5], { align: 'right', isGrey: true }),
  ];
}
