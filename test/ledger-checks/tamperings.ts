import { randomBytes, randomUUID } from 'node:crypto';
import { hashOfEntry } from '../../server/kernel/ledger-hash.ts';
import type { DetailedEntry } from '../../server/ledger-checks/details-check.ts';
import type { Checkpoint } from '../../server/ledger-checks/ledger-checks.contract.ts';
import { chainAnew, checkpointOf, type MadeLedger, newSigner } from './made-ledger.ts';

export interface Tampered {
  readonly entries: readonly DetailedEntry[];
  readonly checkpoints: readonly Checkpoint[];
  /** The number of the entry that was touched, or the first of them. */
  readonly touched: number;
}

/** What somebody does who can write every table and has no secret. `below` is a whole number from 0 and below the given one. */
export type Tampering = (made: MadeLedger, below: (end: number) => number) => Tampered;

const spoilt = (bytes: Uint8Array, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

/** One column of one entry, changed. */
const columns: Record<string, (entry: DetailedEntry, below: (end: number) => number) => Partial<DetailedEntry>> = {
  at: ({ at }, below) => ({ at: new Date(at.getTime() + 1 + below(100_000)) }),
  'kind of actor': ({ actorKind }) => ({ actorKind: actorKind === 'staff' ? 'device' : 'staff' }),
  actor: () => ({ actorId: randomUUID() }),
  action: ({ action }) => ({ action: action === 'map_drawn' ? 'rules_changed' : 'identity_refused' }),
  subject: () => ({ subjectId: randomUUID(), sealedKey: null }),
  commitment: ({ commitment }, below) => ({ commitment: spoilt(commitment, below(32)) }),
  'hash before': ({ previousHash }, below) => ({ previousHash: spoilt(previousHash, below(32)) }),
  hash: ({ hash }, below) => ({ hash: spoilt(hash, below(32)) }),
};

/** The place of the last entry that a checkpoint vouches for. */
const vouched = ({ checkpoints }: MadeLedger): number => (checkpoints.at(-1)?.sequence ?? 0) - 1;

const edit =
  (change: (typeof columns)[string]): Tampering =>
  ({ entries, checkpoints }, below) => {
    const place = below(entries.length);
    const changed = entries.map((entry, at) => (at === place ? { ...entry, ...change(entry, below) } : entry));
    return { entries: changed, checkpoints, touched: place + 1 };
  };

const editChainedAnew =
  (change: (typeof columns)[string]): Tampering =>
  (made, below) => {
    const place = below(vouched(made) + 1);
    const changed = made.entries.map((entry, at) => (at === place ? { ...entry, ...change(entry, below) } : entry));
    return { entries: chainAnew(changed, place), checkpoints: made.checkpoints, touched: place + 1 };
  };

/** One that was never written, made of what is at hand: the sealed part of another, or bytes of chance. */
const invented = (from: DetailedEntry): DetailedEntry => ({
  ...from,
  actorId: randomUUID(),
  ...(from.sequence % 2 === 0 && { sealed: randomBytes(120), commitment: randomBytes(32) }),
});

const swapped = (entries: readonly DetailedEntry[], below: (end: number) => number) => {
  const place = below(entries.length - 1);
  const other = place + 1 + below(entries.length - place - 1);
  const [one, two] = [entries[place], entries[other]] as [DetailedEntry, DetailedEntry];
  return { place, other, one, two };
};

const withoutHash: Tampering = ({ entries, checkpoints }, below) => {
  const place = below(entries.length - 1);
  const changed = entries.map((entry, at) => {
    const touched = { ...entry, actorId: randomUUID() };
    return at === place ? { ...touched, hash: hashOfEntry(touched) } : entry;
  });
  return { entries: changed, checkpoints, touched: place + 1 };
};

const drop: Tampering = ({ entries, checkpoints }, below) => {
  const place = below(vouchedOf(entries, checkpoints));
  const count = 1 + below(Math.min(3, vouchedOf(entries, checkpoints) - place));
  return { entries: entries.toSpliced(place, count), checkpoints, touched: place + 1 };
};
const vouchedOf = (entries: readonly DetailedEntry[], checkpoints: readonly Checkpoint[]): number =>
  checkpoints.at(-1)?.sequence ?? entries.length;

const insert =
  (isChainedAnew: boolean): Tampering =>
  (made, below) => {
    const place = below(vouched(made) + 1);
    const put = made.entries.toSpliced(place, 0, invented(made.entries[place] as DetailedEntry));
    const numbered = put.map((entry, at) => ({ ...entry, sequence: at + 1 }));
    const entries = isChainedAnew ? chainAnew(put, place) : numbered;
    return { entries, checkpoints: made.checkpoints, touched: place + 1 };
  };

const reorder =
  (isChainedAnew: boolean): Tampering =>
  (made, below) => {
    const { place, other, one, two } = swapped(made.entries.slice(0, vouched(made) + 1), below);
    const turned = made.entries
      .with(place, { ...two, sequence: one.sequence })
      .with(other, { ...one, sequence: two.sequence });
    return {
      entries: isChainedAnew ? chainAnew(turned, place) : turned,
      checkpoints: made.checkpoints,
      touched: place + 1,
    };
  };

const dropChainedAnew: Tampering = (made, below) => {
  const place = below(vouched(made));
  return {
    entries: chainAnew(made.entries.toSpliced(place, 1), place),
    checkpoints: made.checkpoints,
    touched: place + 1,
  };
};

const cutTail: Tampering = ({ entries, checkpoints }, below) => {
  const kept = below(vouchedOf(entries, checkpoints));
  return { entries: entries.slice(0, kept), checkpoints, touched: kept + 1 };
};

const forgeSignature: Tampering = ({ entries, checkpoints }, below) => {
  const at = below(checkpoints.length);
  const one = checkpoints[at] as Checkpoint;
  const signature = spoilt(Buffer.from(one.signature, 'base64url'), below(64)).toString('base64url');
  return { entries, checkpoints: checkpoints.with(at, { ...one, signature }), touched: one.sequence };
};

const forgeCheckpoint: Tampering = ({ entries, checkpoints }, below) => {
  const at = below(checkpoints.length);
  const one = checkpoints[at] as Checkpoint;
  const hash = spoilt(Buffer.from(one.hash, 'base64url'), below(32)).toString('base64url');
  return { entries, checkpoints: checkpoints.with(at, { ...one, hash }), touched: one.sequence };
};

/** Found without what the entries say being opened, by the chain and the checkpoints alone. */
export const foundByChain: Record<string, Tampering> = {
  ...Object.fromEntries(Object.entries(columns).map(([name, change]) => [`edit of ${name}`, edit(change)])),
  ...Object.fromEntries(
    Object.entries(columns)
      .filter(([name]) => !name.startsWith('hash'))
      .map(([name, change]) => [`edit of ${name}, chained anew`, editChainedAnew(change)]),
  ),
  'edit with its own hash put right': withoutHash,
  drop,
  'drop, chained anew': dropChainedAnew,
  insertion: insert(false),
  'insertion, chained anew': insert(true),
  reorder: reorder(false),
  'reorder, chained anew': reorder(true),
  'cut tail': cutTail,
  'forged signature': forgeSignature,
  'forged checkpoint': forgeCheckpoint,
};

const swapDetails: Tampering = ({ entries, checkpoints }, below) => {
  const { place, other, one, two } = swapped(entries, below);
  const turned = entries.with(place, { ...one, sealed: two.sealed }).with(other, { ...two, sealed: one.sealed });
  return { entries: turned, checkpoints, touched: place + 1 };
};

const replaceDetails: Tampering = ({ entries, checkpoints }, below) => {
  const place = below(entries.length);
  const sealed = below(2) === 0 ? randomBytes(120) : null;
  return {
    entries: entries.with(place, { ...(entries[place] as DetailedEntry), sealed }),
    checkpoints,
    touched: place + 1,
  };
};

/** All of it written anew from a place on, with checkpoints signed by a key of their own in place of ours. */
const chainAllAnew: Tampering = (made, below) => {
  const { entries, touched } = editChainedAnew(columns.action as (typeof columns)[string])(made, below);
  const signer = newSigner();
  return {
    entries,
    checkpoints: made.checkpoints.map(({ sequence }) => checkpointOf(entries[sequence - 1] as DetailedEntry, signer)),
    touched,
  };
};

/** As `chainAllAnew`, with every checkpoint deleted. */
const chainAllAnewUnsigned: Tampering = (made, below) => ({ ...chainAllAnew(made, below), checkpoints: [] });

const putAtEnd: Tampering = ({ entries, checkpoints }, below) => {
  const put = [...entries, invented(entries[below(entries.length)] as DetailedEntry)];
  return { entries: chainAnew(put, entries.length), checkpoints, touched: put.length };
};

/** Found where what the entries say can be opened, or a device keeps a checkpoint. */
export const foundByDetails: Record<string, Tampering> = {
  'swapped details': swapDetails,
  'replaced details': replaceDetails,
  'all chained anew, and signed by another key': chainAllAnew,
  'all chained anew, without checkpoints': chainAllAnewUnsigned,
  'an entry put at the end': putAtEnd,
};
