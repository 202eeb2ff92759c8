import { disconnectOutcomes } from '../../../db/network-vocabulary.ts';
import { defineCount } from '../../kernel/count.ts';

/** Devices that were to be taken off. */
export const disconnectCount = defineCount({
  name: 'causeway_disconnects_total',
  help: 'Connections that access points were told to end, by what came of it.',
  label: 'outcome',
  values: disconnectOutcomes,
});
