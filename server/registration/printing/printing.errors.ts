import { defineFaults } from '../../kernel/domain-error.ts';

export const printingFaults = defineFaults('registration', {
  design_unknown: ['not_found', 'There is no such badge design. It may have been removed; look at the list again.'],
  design_changed_meanwhile: [
    'conflict',
    'Somebody else changed this design after you opened it. Nothing was saved; look at it as it is now.',
  ],
  design_name_taken: ['conflict', 'Another design has this name already. Choose another name.'],
  design_in_use: ['conflict', 'Badges are printed with this design. Put another one in use before you remove it.'],
  designs_too_many: ['conflict', 'There are 50 designs already. Remove one that is not needed any more.'],
  artwork_missing: ['not_found', 'This design has no artwork.'],
  artwork_unreadable: [
    'unprocessable',
    'This is no PNG or JPEG picture that can be read. Save it as PNG or JPEG once more and send that.',
  ],
  artwork_too_many_pixels: ['unprocessable', 'The picture has more than 40 million pixels. Make it smaller first.'],
  artwork_too_detailed: [
    'unprocessable',
    'The picture stays too large when it is saved. Use a simpler or smaller one.',
  ],
  printing_busy: ['unavailable', 'Other badges are being drawn just now. Try again in a moment.'],
});
