import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'hotspots.inventory_faulty': () =>
    msg(
      'The inventory was not imported. Mend what is named, or name a hotspot at least, and send the whole file again.',
    ),
  'hotspots.inventory_not_utf8': () => msg('The file is not in UTF-8. Save it as “CSV UTF-8” and send it again.'),
  'hotspots.inventory_too_long': () => msg('The inventory names more hotspots than are taken here.'),
});
