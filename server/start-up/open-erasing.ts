import { join } from 'node:path';
import { openRetentionDatabase } from '../../db/retention.ts';
import type { Config } from '../config.ts';
import type { ErasingDependencies } from '../privacy/erasure/erase-delegate-act.ts';
import { openErasureList } from '../privacy/erasure/erasure-list.ts';

/** What erases persons: the retention role's connections, and the list that outlives a backup, in the data folder. */
export const openErasing = (
  { url }: { url: string },
  { dataFolder }: Pick<Config, 'dataFolder'>,
): NonNullable<ErasingDependencies['erasing']> => ({
  retention: openRetentionDatabase({ url }),
  erasureList: openErasureList(join(dataFolder, 'erasures')),
});
