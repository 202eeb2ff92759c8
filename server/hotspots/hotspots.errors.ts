import { defineFaults } from '../kernel/domain-error.ts';

export const hotspotFaults = defineFaults('hotspots', {
  inventory_faulty: [
    'unprocessable',
    'The inventory was not imported: mend what is named and send the whole file again.',
  ],
  inventory_not_utf8: ['malformed', 'The file is not in UTF-8. Save it as "CSV UTF-8" and send it again.'],
  inventory_too_long: ['too_large', 'The inventory names more hotspots than are taken here.'],
  too_many_readings: ['too_large', 'Too many lines: send at most 10,000 readings at once. None of these were kept.'],
  unknown_hotspot: ['not_found', 'No hotspot of this code is in the inventory.'],
});
