import { defineFaults } from '../../kernel/domain-error.ts';

export const photographFaults = defineFaults('registration', {
  photograph_unreadable: [
    'unprocessable',
    'This is no photograph that can be read here. Send a JPEG, PNG or WebP picture.',
  ],
  photograph_heic: [
    'unprocessable',
    'This picture is in the HEIC format of telephones, which is not read here. Save it as JPEG, and send that.',
  ],
  photograph_too_many_pixels: [
    'unprocessable',
    'The picture has too many pixels. Send a smaller one: 25 megapixels at most.',
  ],
  photograph_too_small: [
    'unprocessable',
    'The picture is too small to know a face by. Send one of at least 150 × 150 pixels.',
  ],
  photograph_odd_shape: [
    'unprocessable',
    'The picture is far longer than it is wide, or wider than long. Crop it to the face.',
  ],
  photograph_moves: ['unprocessable', 'The picture moves. Send one that stands still.'],
  photograph_too_slow: ['unprocessable', 'The picture took too long to read. Save it anew, smaller, and send that.'],
  photograph_cut_off: ['malformed', 'The photograph did not arrive whole. Send it again.'],
  photographs_busy: ['unavailable', 'Many photographs are coming in just now. Try again in a moment.'],
  photograph_settled: [
    'conflict',
    'Your identity was verified by this photograph. Ask at the desk to have it changed.',
  ],
  photograph_not_needed: ['conflict', 'This registration is over: no photograph is kept for it.'],
  photograph_address_unknown: ['not_found', 'There is no photograph at this address.'],
  photograph_address_expired: ['gone', 'This address has expired. Ask for a new one.'],
  photograph_draft_unknown: [
    'not_found',
    'There is no form that can be filled in by this link: it was sent, or it has ended.',
  ],
  archive_unreadable: ['unprocessable', 'This is no zip archive that can be read. Nothing was taken.'],
  archive_overlaps: [
    'unprocessable',
    'Files in this archive lie over one another: it was not made honestly. Nothing was taken.',
  ],
  archive_too_many_entries: [
    'unprocessable',
    'There are more than 20,000 files in this archive. Nothing was taken; send it in parts.',
  ],
  archive_under_way: ['conflict', 'Another archive of photographs is being read. Try again when that has ended.'],
});
