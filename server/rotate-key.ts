import { openDatabase } from '../db/client.ts';
import { startEmbeddedDatabase } from '../db/embedded.ts';
import { openRotationDatabase } from '../db/rotation.ts';
import { StartFault } from '../db/start-fault.ts';
import { readConfig } from './config.ts';
import { systemClock as clock } from './kernel/clock.ts';
import { type Rotated, rotateKeys } from './key-rotation/rotate-keys.ts';
import { withCarriedKeys } from './key-rotation/settle-secret.ts';
import { openSecrets } from './start-up/secret-key.ts';

/** For the operator: seals all that is stored under the newest secret. The server goes on meanwhile. */
async function rotate(): Promise<void> {
  const config = readConfig();
  const embedded = config.databaseUrl ? undefined : await startEmbeddedDatabase({ folder: config.dataFolder });
  const url = config.databaseUrl ?? embedded?.url ?? '';
  const [database, rotation] = [openDatabase({ url, poolSize: 1 }), openRotationDatabase({ url })];
  try {
    const secrets = await withCarriedKeys(database, await openSecrets(config));
    const rotated = await rotateKeys({ rotation, secrets, clock });
    process.stdout.write(`${sentencesOf(rotated).join('\n')}\n`);
  } finally {
    await Promise.all([database.close(), rotation.close()]);
    if (embedded && !embedded.wasRunning) await embedded.stop();
  }
}

function sentencesOf(rotated: Rotated): string[] {
  const lines = [...rotated].map(([table, { changed }]) => `${table}: ${changed} sealed anew`);
  const unopened = [...rotated].filter(([, done]) => done.unopened > 0);
  const rest = unopened.map(([table, done]) => `${table}: ${done.unopened} that none of these secrets opens`);
  return [...lines, ...rest, 'SECRET_KEY_PREVIOUS may go: leave it out, and start the server again.'];
}

rotate().catch((error: unknown) => {
  const isSaid = error instanceof StartFault;
  process.stderr.write(`${isSaid ? error.message : error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
