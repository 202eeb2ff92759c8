import { type HashedEntry, hashOfEntry, ledgerOrigin } from '../kernel/ledger-hash.ts';
import type { Findings } from './findings.ts';

/** One row of the ledger. */
export interface ChainedEntry extends HashedEntry {
  readonly hash: Buffer;
}

/** An entry that the ledger must have, with this hash. */
export interface Anchor {
  readonly sequence: number;
  readonly hash: Buffer;
}

/** The place before the first entry. */
export const theBeginning: Anchor = { sequence: 0, hash: ledgerOrigin };

/**
 * Walks the chain, entry by entry in the order of their numbers, and tells what does not fit: an entry whose hash is not
 * that of its parts, that does not follow the one before, whose number is not the next, or that was signed otherwise.
 * Pure: it reads nothing, and keeps no more than where it is.
 */
export class ChainCheck {
  readonly #findings: Findings;
  /** In the order of their numbers. */
  readonly #anchors: readonly Anchor[];
  #next = 0;
  #last: Anchor;
  /** The newest entry that an anchor vouches for. */
  #vouched: number;
  #isAnew = false;

  /** Begins after an entry that is known to be right; `anchors` are those after it. */
  constructor(findings: Findings, anchors: readonly Anchor[], after: Anchor = theBeginning) {
    this.#findings = findings;
    this.#anchors = anchors.filter(({ sequence }) => sequence > after.sequence).sort((a, b) => a.sequence - b.sequence);
    this.#last = after;
    this.#vouched = after.sequence;
  }

  take(entry: ChainedEntry): void {
    const { sequence } = entry;
    const last = this.#last;
    const isNext = sequence === last.sequence + 1;
    if (!isNext) this.#tellGap(last.sequence, sequence);
    if (!same(hashOfEntry(entry), entry.hash)) this.#findings.add('entry_changed', sequence);
    else if (isNext && !same(entry.previousHash, last.hash))
      this.#findings.add('not_following', last.sequence, sequence);
    this.#last = { sequence: Math.max(sequence, last.sequence), hash: entry.hash };
    this.#compare(entry);
  }

  /** To be called after the last entry: tells of a tail that was cut off. */
  end(): void {
    const newest = this.#anchors.at(-1);
    if (newest && newest.sequence > this.#last.sequence)
      this.#findings.add('tail_cut', this.#last.sequence + 1, newest.sequence);
  }

  get last(): Anchor {
    return this.#last;
  }

  get vouched(): number {
    return this.#vouched;
  }

  #tellGap(last: number, sequence: number): void {
    if (sequence > last + 1) this.#findings.add('entries_missing', last + 1, sequence - 1);
    else this.#findings.add('out_of_order', sequence);
  }

  #compare({ sequence, hash }: ChainedEntry): void {
    for (let anchor = this.#anchors[this.#next]; anchor; anchor = this.#anchors[++this.#next]) {
      if (anchor.sequence > sequence) return;
      if (anchor.sequence < sequence) continue;
      if (same(anchor.hash, hash)) {
        this.#vouched = sequence;
        this.#isAnew = false;
      } else if (!this.#isAnew) {
        this.#isAnew = true;
        this.#findings.add('signed_otherwise', this.#vouched + 1, sequence);
      }
    }
  }
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;
