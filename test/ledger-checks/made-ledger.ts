import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { chainEntry, markOfEntry } from '../../server/kernel/chain-entry.ts';
import { hashOfEntry, ledgerOrigin } from '../../server/kernel/ledger-hash.ts';
import { Secrets, seal } from '../../server/kernel/secrets.ts';
import { signStatement } from '../../server/ledger-checks/checkpoint-signature.ts';
import type { DetailedEntry } from '../../server/ledger-checks/details-check.ts';
import { type CheckedAgainst, LedgerCheck, type LedgerReport } from '../../server/ledger-checks/ledger-check.ts';
import type { Checkpoint } from '../../server/ledger-checks/ledger-checks.contract.ts';

export interface MadeLedger {
  readonly secrets: Secrets;
  readonly signer: ReturnType<typeof newSigner>;
  readonly entries: readonly DetailedEntry[];
  readonly checkpoints: readonly Checkpoint[];
}

const startMs = Date.UTC(2026, 10, 20, 8);

/** A ledger as the server writes it: of three persons and of none, with a checkpoint after every `everyNth` entry. */
export function makeLedger(size: number, everyNth: number): MadeLedger {
  const secrets = new Secrets(randomBytes(32));
  const signer = newSigner();
  const persons = Array.from({ length: 3 }, () => ({ id: randomUUID(), key: randomBytes(32) }));
  const staffId = randomUUID();
  const entries: DetailedEntry[] = [];
  for (let n = 0; n < size; n++) {
    const person = persons[n % 4];
    const at = new Date(startMs + n * 1000);
    const words = person
      ? { actorKind: 'staff', action: 'identity_verified' }
      : { actorKind: 'system', action: 'map_drawn' };
    const header = { at, ...words, actorId: person ? staffId : null, subjectId: person?.id ?? null };
    const last = entries.at(-1);
    const { entry, plain } = chainEntry(last, header, { n });
    const mark = markOfEntry(secrets, entry.hash);
    const sealed = person ? seal(person.key, plain, mark) : secrets.seal('ledger', plain, mark);
    entries.push({ ...entry, sealed, sealedKey: person ? secrets.seal('ledger', person.key) : null });
  }
  const checkpoints = entries
    .filter(({ sequence }) => sequence % everyNth === 0)
    .map((entry) => checkpointOf(entry, signer));
  return { secrets, signer, entries, checkpoints };
}

export function newSigner() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { privateKey, publicKey: publicKey.export({ format: 'jwk' }).x ?? '' };
}

export const checkpointOf = ({ sequence, hash }: DetailedEntry, signer: ReturnType<typeof newSigner>): Checkpoint =>
  signStatement(
    { sequence, hash: hash.toString('base64url'), signedAt: new Date(startMs).toISOString(), keyId: 1 },
    signer,
  );

/** Numbers and chains entries from a place on as the server would, without its secret: every hash is right then. */
export function chainAnew(entries: readonly DetailedEntry[], from: number): DetailedEntry[] {
  const chained: DetailedEntry[] = [];
  for (const [place, entry] of entries.entries()) {
    const previousHash = chained.at(-1)?.hash ?? ledgerOrigin;
    const moved = place < from ? entry : { ...entry, sequence: place + 1, previousHash };
    chained.push(place < from ? entry : { ...moved, hash: hashOfEntry(moved) });
  }
  return chained;
}

export function checked(entries: readonly DetailedEntry[], against: CheckedAgainst): LedgerReport {
  const check = new LedgerCheck(against);
  for (const entry of entries.toSorted((a, b) => a.sequence - b.sequence)) check.take(entry);
  return check.end();
}
