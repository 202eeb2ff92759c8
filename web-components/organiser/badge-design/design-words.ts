import { msg, str } from '@lit/localize';
import type {
  BadgeField,
  BadgePaper,
  FaceNotice,
  LayoutNotice,
} from '../../../server/registration/printing/printing.contract.ts';
import { speakOfProblems } from '../../api/problem.ts';
import { categoryName } from '../../styles/category-name.ts';
import { formatList } from '../../styles/format.ts';

speakOfProblems({
  'registration.design_unknown': () => msg('This design is gone. Somebody may have removed it: read the list again.'),
  'registration.design_changed_meanwhile': () =>
    msg('Somebody else changed this design after you opened it. Nothing was saved: read it again.'),
  'registration.design_name_taken': () => msg('Another design has this name already.'),
  'registration.design_in_use': () =>
    msg('Badges are printed with this design. Put another one in use before you remove it.'),
  'registration.designs_too_many': () => msg('There are 50 designs already. Remove one that is not needed any more.'),
  'registration.artwork_unreadable': () =>
    msg('This is no PNG or JPEG picture that can be read. Save it as PNG or JPEG once more.'),
  'registration.artwork_too_many_pixels': () => msg('The picture has more than 40 million pixels. Make it smaller.'),
  'registration.artwork_too_detailed': () => msg('The picture stays too large when it is saved. Use a simpler one.'),
});

/** What can stand on a badge. */
export function fieldName(field: BadgeField): string {
  const names: Record<BadgeField, () => string> = {
    artwork: () => msg('Artwork'),
    conference: () => msg('Conference'),
    name: () => msg('Name'),
    nameLatin: () => msg('Name in Latin letters'),
    affiliation: () => msg('Affiliation'),
    country: () => msg('Country'),
    qr: () => msg('Code'),
    number: () => msg('Badge number'),
    dates: () => msg('Dates'),
    note: () => msg('Note on the code'),
    band: () => msg('Category band'),
    slot: () => msg('Slot for the lanyard'),
  };
  return names[field]();
}

export function paperName(paper: BadgePaper): string {
  switch (paper) {
    case 'a6':
      return msg('A6, 105 × 148 mm');
    case 'card':
      return msg('Card, 86 × 54 mm');
    case 'roll':
      return msg('Roll of 62 mm, 100 mm long');
  }
}

/** What is worth a look before badges are printed so. */
export function noticeWords({ kind, field, categories }: LayoutNotice): string {
  const name = field ? fieldName(field) : '';
  switch (kind) {
    case 'outside_paper':
      return msg(str`${name}: stands partly beside the paper.`);
    case 'outside_safe_area':
      return msg(str`${name}: nearer than 3 mm to the edge, where printers cut.`);
    case 'qr_small':
      return msg('The code is smaller than 25 mm: scanners find it hard to read at arm’s length.');
    case 'qr_missing':
      return msg('There is no code: nobody gets through a gate with this badge.');
    case 'name_missing':
      return msg('There is no name.');
    case 'band_missing':
      return msg('There is no category band: guards cannot tell categories apart at a glance.');
    case 'bands_weak': {
      const list = formatList((categories ?? []).map(categoryName));
      return msg(str`${list}: neither black nor white stands out well on this colour.`);
    }
  }
}

/** What the preview could not set as it is registered. */
export function faceNoticeWords({ kind, field }: FaceNotice): string {
  const name = fieldName(field);
  return kind === 'text_cut'
    ? msg(str`${name}: too long for its place, and cut.`)
    : msg('No font has all characters of this name: it is printed in Latin letters alone.');
}
