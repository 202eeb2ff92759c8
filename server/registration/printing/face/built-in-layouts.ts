// shared with pages: pure
import type { BadgeElement, BadgeLayout, BadgePaper } from '../printing.contract.ts';

const bands: BadgeLayout['bands'] = {
  attendee: '#ffffff',
  speaker: '#000000',
  media: '#16527f',
  official: '#4a3470',
  exhibitor: '#ffffff',
  staff: '#d5dcdf',
  medical: '#f3dcd6',
};

type Box = [x: number, y: number, width: number, height: number, sizePt?: number, align?: BadgeElement['align']];

const element = (
  field: BadgeElement['field'],
  [x, y, width, height, sizePt = 10, align = 'left']: Box,
): BadgeElement => ({ field, x, y, width, height, sizePt, align });

const a6: BadgeElement[] = [
  element('slot', [45.5, 4.5, 14, 3.2]),
  element('conference', [8, 12, 89, 10, 10]),
  element('name', [8, 25.5, 89, 33.5, 46]),
  element('nameLatin', [8, 61.5, 89, 7, 15]),
  element('affiliation', [8, 69.5, 89, 10, 10.5]),
  element('qr', [6.2, 82, 44, 44]),
  element('number', [55, 103, 42, 6.5, 12]),
  element('dates', [55, 109.7, 42, 6.5, 8.5]),
  element('note', [55, 116.4, 42, 9, 8.5]),
  element('band', [0, 129, 105, 19, 23]),
];

const card: BadgeElement[] = [
  element('conference', [4, 3.5, 48, 7, 7.5]),
  element('name', [4, 11, 48, 13.8, 24]),
  element('nameLatin', [4, 26, 48, 5, 10]),
  element('affiliation', [4, 31.3, 48, 7, 8]),
  element('number', [53, 35.8, 30, 4, 10, 'center']),
  element('qr', [53, 4, 30, 30]),
  element('band', [0, 42, 86, 12, 15]),
];

const roll: BadgeElement[] = [
  element('conference', [4, 4, 54, 8, 8]),
  element('name', [4, 12.5, 54, 19.8, 30]),
  element('nameLatin', [4, 34, 54, 5.5, 11]),
  element('affiliation', [4, 40, 54, 7, 8]),
  element('qr', [3, 48, 36, 36]),
  element('number', [40, 72, 19, 4, 9]),
  element('dates', [40, 77, 19, 6, 7]),
  element('band', [0, 86, 62, 14, 16]),
];

/** What is printed with until the conference has a design of its own, and what a new one starts from. */
export const builtInLayouts: Readonly<Record<BadgePaper, BadgeLayout>> = {
  a6: { paper: 'a6', secondLanguage: 'zh-CN', bands, elements: a6 },
  card: { paper: 'card', secondLanguage: 'zh-CN', bands, elements: card },
  roll: { paper: 'roll', secondLanguage: 'zh-CN', bands, elements: roll },
};
