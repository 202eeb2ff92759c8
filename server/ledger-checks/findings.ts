/** What can be wrong with a ledger. */
export type FindingKind =
  | 'entry_changed'
  | 'entries_missing'
  | 'out_of_order'
  | 'not_following'
  | 'signed_otherwise'
  | 'tail_cut'
  | 'checkpoint_forged'
  | 'key_forged'
  | 'details_missing'
  | 'details_unreadable'
  | 'details_changed'
  | 'not_marked';

/** One thing that is wrong, with the entry, or the first and the last of those, that it is about. */
export interface Finding {
  readonly kind: FindingKind;
  readonly sequence: number;
  readonly until: number;
}

const entries = ({ sequence, until }: Finding): string =>
  until > sequence ? `Entries ${sequence} to ${until}` : `Entry ${sequence}`;
const isMany = ({ sequence, until }: Finding): boolean => until > sequence;

const sentences: Record<FindingKind, (finding: Finding) => string> = {
  entry_changed: (f) => `${entries(f)} ${isMany(f) ? 'are' : 'is'} not as written: a part was changed.`,
  entries_missing: (f) => `${entries(f)} ${isMany(f) ? 'are' : 'is'} missing.`,
  out_of_order: (f) => `${entries(f)} ${isMany(f) ? 'stand' : 'stands'} where no entry of that number belongs.`,
  not_following: (f) => `Entry ${f.until} does not follow entry ${f.sequence}: one of them was replaced.`,
  signed_otherwise: (f) =>
    `Entry ${f.until} is not the one that was signed: ${isMany(f) ? `from entry ${f.sequence} on, ` : ''}the ledger was written anew.`,
  tail_cut: (f) =>
    `${entries(f)} ${isMany(f) ? 'were' : 'was'} signed and ${isMany(f) ? 'are' : 'is'} gone: the end was cut off.`,
  checkpoint_forged: (f) => `The checkpoint at entry ${f.sequence} is not signed with the key that it names.`,
  key_forged: (f) => `The checkpoint at entry ${f.sequence} is signed with a key that this server has not made.`,
  details_missing: (f) => `What ${entries(f).toLowerCase()} said is missing.`,
  details_unreadable: (f) => `What ${entries(f).toLowerCase()} said was replaced: it cannot be opened.`,
  details_changed: (f) => `What ${entries(f).toLowerCase()} said is not what was committed to.`,
  not_marked: (f) =>
    `${entries(f)} ${isMany(f) ? 'bear' : 'bears'} no mark of this server: somebody else wrote ${isMany(f) ? 'them' : 'it'}.`,
};

/** In one sentence, in English, for logs, alerts and operators. */
export const sentenceOfFinding = (finding: Finding): string => sentences[finding.kind](finding);

/** As many as somebody reads; what is beyond is counted. */
const mostFindings = 100;

/** Findings in the order in which they were made; one kind on neighbouring entries is one finding. */
export class Findings {
  readonly #found: Finding[] = [];
  #left = 0;

  add(kind: FindingKind, sequence: number, until = sequence): void {
    const at = this.#found.findLastIndex((known) => known.kind === kind);
    const last = this.#found[at];
    if (last && last.until + 1 === sequence && kind !== 'not_following') {
      this.#found[at] = { ...last, until };
    } else if (this.#found.length < mostFindings) this.#found.push({ kind, sequence, until });
    else this.#left += 1;
  }

  /** The earliest entry first. */
  get list(): Finding[] {
    return this.#found.toSorted((a, b) => a.sequence - b.sequence);
  }

  /** How many more there were than are listed. */
  get left(): number {
    return this.#left;
  }
}
