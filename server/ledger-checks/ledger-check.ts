import { type Anchor, ChainCheck, theBeginning } from './chain-check.ts';
import { isSigned } from './checkpoint-signature.ts';
import { type DetailedEntry, DetailsCheck, type LedgerSecrets } from './details-check.ts';
import { type Finding, type FindingKind, Findings } from './findings.ts';
import type { Checkpoint } from './ledger-checks.contract.ts';

/** What a ledger is checked against. */
export interface CheckedAgainst {
  readonly checkpoints: readonly Checkpoint[];
  /** Public keys whose checkpoints are believed, in base64url; where it is not told, those that the checkpoints bring. */
  readonly believed?: ReadonlySet<string> | undefined;
  /** To open what the entries say; without, the chain and the checkpoints alone are checked. */
  readonly secrets?: LedgerSecrets | undefined;
  /** An entry that is known to be right: the check begins after it. */
  readonly after?: Anchor | undefined;
}

export interface LedgerReport {
  /** How many were looked at. */
  readonly entries: number;
  /** The number of the last one, 0 where there is none. */
  readonly last: number;
  /** Up to which entry a checkpoint vouches for the ledger; 0 where none does. */
  readonly vouched: number;
  /** Of how many entries what they say was read, and how many are about somebody who was erased. */
  readonly opened: number;
  readonly erased: number;
  /** Nothing where it is whole; the earliest entry first. */
  readonly findings: readonly Finding[];
  /** How many more there were. */
  readonly left: number;
}

/** One check of a ledger: `take` each entry in the order of their numbers, then `end`. Pure. */
export class LedgerCheck {
  readonly #findings = new Findings();
  readonly #chain: ChainCheck;
  readonly #details: DetailsCheck | undefined;
  #entries = 0;

  constructor({ checkpoints, believed, secrets, after = theBeginning }: CheckedAgainst) {
    const anchors = checkpoints.flatMap((one) => this.#anchorOf(one, believed));
    this.#chain = new ChainCheck(this.#findings, anchors, after);
    this.#details = secrets && new DetailsCheck(this.#findings, secrets, after.sequence > 0);
  }

  takeAll(entries: readonly DetailedEntry[]): void {
    for (const entry of entries) this.take(entry);
  }

  take(entry: DetailedEntry): void {
    this.#entries += 1;
    this.#chain.take(entry);
    this.#details?.take(entry);
  }

  /** Tells of what was found by other means. */
  tell(kind: FindingKind, sequence: number): void {
    this.#findings.add(kind, sequence);
  }

  end(): LedgerReport {
    this.#chain.end();
    const { vouched } = this.#chain;
    const unmarked = this.#details?.unmarked ?? 0;
    if (unmarked > vouched) this.#findings.add('not_marked', vouched + 1, unmarked);
    return {
      entries: this.#entries,
      last: this.#chain.last.sequence,
      vouched,
      opened: this.#details?.opened ?? 0,
      erased: this.#details?.erased ?? 0,
      findings: this.#findings.list,
      left: this.#findings.left,
    };
  }

  /** What a checkpoint vouches for, where it is to be believed. */
  #anchorOf(one: Checkpoint, believed: ReadonlySet<string> | undefined): Anchor[] {
    if (believed && !believed.has(one.publicKey)) this.#findings.add('key_forged', one.sequence);
    else if (!isSigned(one)) this.#findings.add('checkpoint_forged', one.sequence);
    else return [{ sequence: one.sequence, hash: Buffer.from(one.hash, 'base64url') }];
    return [];
  }
}
