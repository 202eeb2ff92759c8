import { type Database, openDatabase } from '../../db/client.ts';
import { startEmbeddedDatabase } from '../../db/embedded.ts';
import type { Config } from '../config.ts';

export interface OpenedLedger {
  readonly database: Database;
  close(): Promise<void>;
}

/** The configured database as it is, for reading the ledger: nothing is migrated, and without `isReadOnly: false` nothing written. */
export async function openLedger(
  { databaseUrl, dataFolder }: Pick<Config, 'databaseUrl' | 'dataFolder'>,
  { isReadOnly = true } = {},
): Promise<OpenedLedger> {
  const embedded = databaseUrl ? undefined : await startEmbeddedDatabase({ folder: dataFolder });
  const database = openDatabase({ url: databaseUrl ?? embedded?.url ?? '', poolSize: 2, isReadOnly });
  return {
    database,
    close: async () => {
      await database.close();
      if (embedded && !embedded.wasRunning) await embedded.stop();
    },
  };
}
