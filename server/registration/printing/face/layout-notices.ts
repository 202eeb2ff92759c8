// shared with pages: pure
import { delegateCategories } from '../../../../db/vocabulary.ts';
import {
  type BadgeElement,
  type BadgeLayout,
  badgePapers,
  type LayoutNotice,
  safeMarginMm,
} from '../printing.contract.ts';
import { contrastOf, inkOn, strongContrast } from './contrast.ts';

/** Under this, phones held at arm's length stop reading a code of this size. */
const leastQrMm = 25;

/** May run over the edge, so that no white seam is left where the cutter is not exact. */
const mayBleed = new Set<BadgeElement['field']>(['artwork', 'band']);

/** What is worth a look before a layout is printed with; an empty list when all is well. */
export function noticesOf({ paper, elements, bands }: BadgeLayout): LayoutNotice[] {
  const notices = elements.flatMap((element) => noticesOfElement(element, badgePapers[paper]));
  const fields = new Set(elements.map(({ field }) => field));
  if (!fields.has('qr')) notices.push({ kind: 'qr_missing' });
  if (!fields.has('name')) notices.push({ kind: 'name_missing' });
  if (!fields.has('band')) notices.push({ kind: 'band_missing' });
  const weak = delegateCategories.filter(
    (category) => contrastOf(bands[category], inkOn(bands[category])) < strongContrast,
  );
  if (weak.length > 0) notices.push({ kind: 'bands_weak', categories: weak });
  return notices;
}

function noticesOfElement(
  { field, x, y, width, height }: BadgeElement,
  paper: { widthMm: number; heightMm: number },
): LayoutNotice[] {
  const notices: LayoutNotice[] = [];
  const reaches = (margin: number) =>
    x >= margin && y >= margin && x + width <= paper.widthMm - margin && y + height <= paper.heightMm - margin;
  if (!mayBleed.has(field)) {
    if (!reaches(0)) notices.push({ kind: 'outside_paper', field });
    else if (!reaches(safeMarginMm)) notices.push({ kind: 'outside_safe_area', field });
  }
  if (field === 'qr' && Math.min(width, height) < leastQrMm) notices.push({ kind: 'qr_small', field });
  return notices;
}
