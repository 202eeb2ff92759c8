import { verdicts } from '../../db/vocabulary.ts';
import { defineCount } from '../kernel/count.ts';

/** Scans that were recorded, by their verdict; `repeated` were known already, `unusable` answered with a problem. */
export const scanCount = defineCount({
  name: 'causeway_scans_total',
  help: 'Scans that devices sent: by the verdict of each that was recorded, sent again, or not to be used.',
  label: 'outcome',
  values: [...verdicts, 'repeated', 'unusable'],
});
