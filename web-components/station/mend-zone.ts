import { readZone } from '../../server/identity/documents/read-zone.ts';

/** One character that was perhaps read as another that looks like it; lines and places count from 1. */
export interface Mending {
  readonly line: number;
  readonly place: number;
  readonly was: string;
  readonly becomes: string;
  readonly lines: readonly string[];
}

/** What looks alike in print. */
const alike: Record<string, string> = {
  ...{ '0': 'OQD', O: '0', Q: '0', D: '0', '1': 'I', I: '1', '8': 'B', B: '8', '5': 'S', S: '5' },
  ...{ '2': 'Z', Z: '2', '6': 'G', G: '6', '4': 'A', A: '4', '7': 'T', K: '<', '<': 'K' },
};

/**
 * The one exchange of characters that look alike with which all check digits agree. None where there is no such
 * exchange, and none where there are several: then somebody has to look again.
 */
export function mendZone(lines: readonly string[]): Mending | undefined {
  const found: Mending[] = [];
  for (const [at, line] of lines.entries()) {
    for (const [place, was] of [...line].entries()) {
      for (const becomes of alike[was] ?? '') {
        const mended = lines.with(at, line.slice(0, place) + becomes + line.slice(place + 1));
        if (!readZone(mended).zone) continue;
        found.push({ line: at + 1, place: place + 1, was, becomes, lines: mended });
        if (found.length > 1) return undefined;
      }
    }
  }
  return found[0];
}
