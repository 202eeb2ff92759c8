import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { isSigned } from './checkpoint-signature.ts';
import { exportedCheckpoint, exportedEntry, saysWhatItCommitted } from './export-lines.ts';
import { LedgerCheck } from './ledger-check.ts';
import type { Checkpoint } from './ledger-checks.contract.ts';
import { type Verified, verified } from './verified.ts';
import type { Brought } from './verify-stored.ts';

const checkpointMark = '{"checkpoint"';

/**
 * Checks an exported ledger without any database: its chain, its checkpoint, and what its entries say where it is
 * readable. Without a key that is known from elsewhere the checkpoint is believed as it stands.
 */
export async function verifyExport(file: string, { checkpoints: brought, publicKey }: Brought): Promise<Verified> {
  const own: Checkpoint[] = [];
  for await (const line of linesOf(file)) {
    if (line.startsWith(checkpointMark)) own.push(exportedCheckpoint.parse(JSON.parse(line)).checkpoint);
  }
  const all = [...own, ...brought];
  const unsigned = all.find((one) => !isSigned(one));
  if (unsigned) return { outcome: 'unclear', because: `The checkpoint of entry ${unsigned.sequence} is not signed.` };
  const checkpoints = publicKey ? all.filter((one) => one.publicKey === publicKey) : all;
  const check = new LedgerCheck({ checkpoints });
  for await (const line of linesOf(file)) {
    if (line === '' || line.startsWith(checkpointMark)) continue;
    const read = exportedEntry.safeParse(asJson(line));
    if (!read.success) return { outcome: 'unclear', because: `This is no line of an export: ${line.slice(0, 80)}` };
    check.take({ ...read.data, sealed: null, sealedKey: null });
    if (!saysWhatItCommitted(read.data)) check.tell('details_changed', read.data.sequence);
  }
  return verified(check.end());
}

const linesOf = (file: string) =>
  createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });

function asJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
