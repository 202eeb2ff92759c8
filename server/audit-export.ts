import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { StartFault } from '../db/start-fault.ts';
import { readConfig } from './config.ts';
import { theSystem } from './kernel/actor.ts';
import { systemClock as clock } from './kernel/clock.ts';
import { exportLedger, recordReadableExport } from './ledger-checks/export-ledger.ts';
import { openLedger } from './start-up/open-ledger.ts';
import { openSecrets } from './start-up/secret-key.ts';

const usage = `Usage: npm run audit:export -- <file> [--readable --because "why what the entries say is needed"]
Verified without the database by: npm run audit:verify -- --file <file>`;

/** For the operator: the ledger as lines of JSON. What its entries say only with a reason, which is written into the ledger. */
async function exportToFile(): Promise<void> {
  const { file, because } = readArguments();
  const config = readConfig();
  const { database, close } = await openLedger(config, { isReadOnly: because === undefined });
  const out = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  try {
    await once(out, 'open');
    const secrets = because === undefined ? undefined : await openSecrets(config);
    if (secrets && because !== undefined) await recordReadableExport({ database, secrets, clock }, theSystem, because);
    const { entries } = await exportLedger(database, secrets, async (text) => {
      if (!out.write(text)) await once(out, 'drain');
    });
    out.end();
    await finished(out);
    process.stderr.write(`Entries: ${entries}.\n`);
  } finally {
    await close();
  }
}

function readArguments(): { file: string; because: string | undefined } {
  try {
    const options = { readable: { type: 'boolean' }, because: { type: 'string' } } as const;
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    const [file] = positionals;
    const because = values.because?.trim();
    if (!file || positionals.length > 1 || Boolean(values.readable) !== Boolean(because)) throw new StartFault(usage);
    return { file, because: because || undefined };
  } catch {
    throw new StartFault(usage);
  }
}

exportToFile().catch((error: unknown) => {
  const isSaid = error instanceof StartFault;
  process.stderr.write(`${isSaid ? error.message : error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
