import { createHash } from 'node:crypto';
import { marksOfEntry } from '../kernel/chain-entry.ts';
import { nonceOf, open, type Secrets } from '../kernel/secrets.ts';
import type { ChainedEntry } from './chain-check.ts';
import type { FindingKind, Findings } from './findings.ts';

/** An entry with what lies beside it. */
export interface DetailedEntry extends ChainedEntry {
  /** What the entry says, sealed; none where it is not there. */
  readonly sealed: Buffer | null;
  /** The key of the person whom it is about, sealed; none where there is no person, or they were erased. */
  readonly sealedKey: Buffer | null;
}

/** Keys of persons that are kept opened: entries on one person come close together. */
const mostKeys = 2_000;

export type LedgerSecrets = Pick<Secrets, 'open' | 'keyedHashes'>;

/**
 * Looks for the server's mark on each entry and opens what it says, and tells where that is missing, bears no mark or that
 * of another, cannot be opened, or is not what was committed to. Where a person was erased nothing can be opened, as it
 * should be, and the mark is there still. Pure.
 */
export class DetailsCheck {
  readonly #findings: Findings;
  readonly #secrets: LedgerSecrets;
  readonly #keys = new Map<string, Buffer>();
  #unmarked = 0;
  #isMarked: boolean;
  #opened = 0;
  #erased = 0;

  /** `isMarked`: what comes first bears a mark already. */
  constructor(findings: Findings, secrets: LedgerSecrets, isMarked: boolean) {
    this.#isMarked = isMarked;
    this.#findings = findings;
    this.#secrets = secrets;
  }

  take(entry: DetailedEntry): void {
    const fault = this.#faultOf(entry);
    if (fault) this.#findings.add(fault, entry.sequence);
  }

  /**
   * Up to which entry there are no marks, as in a ledger that was begun before there were any: only a checkpoint can
   * vouch for those.
   */
  get unmarked(): number {
    return this.#unmarked;
  }

  /** Of how many entries what they say was read. */
  get opened(): number {
    return this.#opened;
  }

  /** How many are about a person who was erased. */
  get erased(): number {
    return this.#erased;
  }

  #faultOf(entry: DetailedEntry): FindingKind | undefined {
    const { subjectId, sealed, sealedKey } = entry;
    if (sealed === null) return 'details_missing';
    const isMarked = marksOfEntry(this.#secrets, entry.hash).some((mark) => nonceOf(sealed).equals(mark));
    if (!isMarked && this.#isMarked) return 'not_marked';
    this.#isMarked = isMarked;
    if (!isMarked) this.#unmarked = entry.sequence;
    if (subjectId !== null && sealedKey === null) {
      this.#erased += 1;
      return undefined;
    }
    const plain = this.#open(entry, sealed);
    if (!plain) return 'details_unreadable';
    this.#opened += 1;
    const isCommitted = Buffer.compare(createHash('sha256').update(plain).digest(), entry.commitment) === 0;
    return isCommitted ? undefined : 'details_changed';
  }

  #open(entry: DetailedEntry, sealed: Buffer): Buffer | undefined {
    const { subjectId, sealedKey } = entry;
    return openSealed(() =>
      subjectId === null || sealedKey === null
        ? this.#secrets.open('ledger', sealed)
        : open(this.#keyOf(sealedKey), sealed),
    );
  }

  #keyOf(sealedKey: Buffer): Buffer {
    const name = sealedKey.toString('latin1');
    const known = this.#keys.get(name);
    if (known) return known;
    if (this.#keys.size >= mostKeys) this.#keys.clear();
    const key = this.#secrets.open('ledger', sealedKey);
    this.#keys.set(name, key);
    return key;
  }
}

/** What an entry says, with its salt; none where it is not there, or cannot be opened. */
export function openEntry(
  secrets: Pick<Secrets, 'open'>,
  { subjectId, sealed, sealedKey }: DetailedEntry,
): Buffer | undefined {
  if (sealed === null || (subjectId !== null && sealedKey === null)) return undefined;
  return openSealed(() =>
    sealedKey === null ? secrets.open('ledger', sealed) : open(secrets.open('ledger', sealedKey), sealed),
  );
}

function openSealed(opening: () => Buffer): Buffer | undefined {
  try {
    return opening();
  } catch {
    // What was not sealed with this key throws.
    return undefined;
  }
}
