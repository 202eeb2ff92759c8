import { pageLanguage } from '../styles/locale.ts';
import type { Roster } from './roster.ts';
import { placeOf, type ZoneNames } from './words.ts';

/** What is read in a roster by its words: where each row stands among them, and what is found in it. */
export class RosterWords {
  readonly #roster: Roster;
  readonly #zones: ZoneNames;
  #byCode: Int32Array | undefined;
  #codeRanks: Int32Array | undefined;
  #placeRanks: Int32Array | undefined;
  #carrierRanks: Int32Array | undefined;
  #texts: readonly string[] | undefined;

  constructor(roster: Roster, zones: ZoneNames) {
    this.#roster = roster;
    this.#zones = zones;
  }

  /** The rows in the order of their codes, as people count: LH-9 before LH-10. */
  get byCode(): Int32Array {
    this.#byCode ??= sortRows(this.#roster.hotspots.map(({ code }) => countable(code)));
    return this.#byCode;
  }

  get codeRanks(): Int32Array {
    if (this.#codeRanks) return this.#codeRanks;
    this.#codeRanks = new Int32Array(this.#roster.size);
    for (const [rank, row] of this.byCode.entries()) this.#codeRanks[row] = rank;
    return this.#codeRanks;
  }

  get placeRanks(): Int32Array {
    this.#placeRanks ??= rankWords(this.#roster.hotspots.map((hotspot) => placeOf(hotspot, this.#zones)));
    return this.#placeRanks;
  }

  get carrierRanks(): Int32Array {
    this.#carrierRanks ??= rankWords(this.#roster.hotspots.map(({ carrier }) => carrier));
    return this.#carrierRanks;
  }

  /** Whether each of the words stands in a row's code, place in any language, or carrier, whatever the case. */
  isFound(row: number, words: readonly string[]): boolean {
    this.#texts ??= this.#roster.hotspots.map((hotspot) =>
      [hotspot.code, placeOf(hotspot, this.#zones), ...Object.values(hotspot.name), hotspot.carrier]
        .join(' ')
        .toLowerCase(),
    );
    const text = this.#texts[row] ?? '';
    return words.every((word) => text.includes(word));
  }
}

/** A code that plain comparison puts where people count it: its numbers are as long as one another. */
const countable = (code: string): string => code.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'));

function sortRows(keys: readonly string[]): Int32Array {
  const rows = Int32Array.from(keys, (_, row) => row);
  return rows.sort((a, b) => compare(keys[a] ?? '', keys[b] ?? '') || a - b);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The place of each word among all different ones, in the order of the page's language. */
function rankWords(words: readonly string[]): Int32Array {
  const collator = new Intl.Collator(pageLanguage(), { numeric: true });
  const different = [...new Set(words)].sort(collator.compare);
  const ranks = new Map(different.map((word, rank) => [word, rank]));
  return Int32Array.from(words, (word) => ranks.get(word) ?? 0);
}
