import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { StartFault } from '../db/start-fault.ts';
import { readConfig } from './config.ts';
import { type Checkpoint, checkpoint } from './ledger-checks/ledger-checks.contract.ts';
import { exitCodes, sentencesOf, type Verified } from './ledger-checks/verified.ts';
import { verifyExport } from './ledger-checks/verify-export.ts';
import { type Brought, verifyStored } from './ledger-checks/verify-stored.ts';
import { openLedger } from './start-up/open-ledger.ts';
import { openSecrets } from './start-up/secret-key.ts';

const usage = `Usage: npm run audit:verify -- [--checkpoint <file or JSON> …] [--public-key <base64url>] [--file <export>] [--json]
Ends with 0 where the ledger is whole, 1 where it is broken, 2 where that cannot be told.`;

const options = {
  checkpoint: { type: 'string', multiple: true },
  'public-key': { type: 'string' },
  file: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** For the operator, or an auditor: whether the ledger is whole, and where it is not. Changes nothing. */
async function verify(): Promise<void> {
  const { values } = readArguments();
  const brought: Brought = {
    checkpoints: (values.checkpoint ?? []).flatMap(readCheckpoints),
    publicKey: values['public-key'],
  };
  const began = performance.now();
  const outcome = values.file ? await verifyExport(values.file, brought) : await verifyDatabase(brought);
  const seconds = (performance.now() - began) / 1000;
  const text = values.json ? JSON.stringify({ ...outcome, seconds }) : sentencesOf(outcome).join('\n');
  process.stdout.write(`${text}\n`);
  process.exitCode = exitCodes[outcome.outcome];
}

async function verifyDatabase(brought: Brought): Promise<Verified> {
  const config = readConfig();
  const { database, close } = await openLedger(config);
  try {
    return await verifyStored(database, await openSecrets(config), brought);
  } finally {
    await close();
  }
}

function readArguments() {
  try {
    return parseArgs({ options });
  } catch {
    throw new StartFault(usage);
  }
}

const given = z.union([
  z.object({ checkpoint }).transform((line) => [line.checkpoint]),
  checkpoint.array(),
  checkpoint.transform((one) => [one]),
]);

/** One checkpoint, a list of them, or the last line of an export. */
function readCheckpoints(fileOrText: string): Checkpoint[] {
  const text = existsSync(fileOrText) ? readFileSync(fileOrText, 'utf8') : fileOrText;
  try {
    return given.parse(JSON.parse(text));
  } catch {
    throw new StartFault(`This is no checkpoint, nor a file with one: ${fileOrText.slice(0, 80)}`);
  }
}

verify().catch((error: unknown) => {
  const isSaid = error instanceof StartFault;
  process.stderr.write(`${isSaid ? error.message : error instanceof Error ? error.stack : error}\n`);
  process.exitCode = exitCodes.unclear;
});
