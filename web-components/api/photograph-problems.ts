import { msg } from '@lit/localize';
import { speakOfProblems } from './problem.ts';

speakOfProblems({
  'registration.photograph_unreadable': () =>
    msg('This is not a photograph that can be read. Choose a JPEG, PNG or WebP picture.'),
  'registration.photograph_heic': () =>
    msg('HEIC pictures, as some telephones take them, cannot be read. Save it as JPEG, then choose that.'),
  'registration.photograph_too_many_pixels': () =>
    msg('This picture has more than 25 megapixels. Choose a smaller one.'),
  'registration.photograph_too_small': () => msg('This picture is too small to know a face by. Choose a larger one.'),
  'registration.photograph_odd_shape': () => msg('This picture is far too long or too wide. Choose another one.'),
  'registration.photograph_moves': () => msg('This picture moves. Choose one that stands still.'),
  'registration.photograph_too_slow': () => msg('This picture took too long to read. Choose a smaller one.'),
  'registration.photograph_cut_off': () => msg('The photograph did not arrive whole. Send it again.'),
  'registration.photographs_busy': () => msg('Many photographs are coming in just now. Try again in a moment.'),
  'registration.photograph_settled': () =>
    msg('Your identity was verified by this photograph. Ask at the desk to have it changed.'),
  'registration.photograph_not_needed': () => msg('This registration is over: no photograph is kept for it.'),
  'registration.photograph_draft_unknown': () =>
    msg('This form was sent, or its link has ended: no photograph can be added to it.'),
  'registration.archive_unreadable': () => msg('This is not a zip archive that can be read. Nothing was taken.'),
  'registration.archive_overlaps': () =>
    msg('Files in this archive lie over one another: it was not made honestly. Nothing was taken.'),
  'registration.archive_too_many_entries': () =>
    msg('There are more than 20,000 files in this archive. Nothing was taken; send it in parts.'),
  'registration.archive_under_way': () =>
    msg('Another archive of photographs is being read. Try again when that has ended.'),
});
