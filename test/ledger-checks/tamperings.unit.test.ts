import { randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Finding, sentenceOfFinding } from '../../server/ledger-checks/findings.ts';
import type { LedgerReport } from '../../server/ledger-checks/ledger-check.ts';
import { seededRandom } from '../bench/bootstrap.ts';
import { checked, makeLedger } from './made-ledger.ts';
import { foundByChain, foundByDetails, type Tampered, type Tampering } from './tamperings.ts';

const seed = Number(process.env.CAUSEWAY_LEDGER_SEED) || randomInt(1, 2 ** 31);
const made = makeLedger(14, 5);
const believed = new Set([made.signer.publicKey]);
const { secrets } = made;

/** Some finding is about the entry that was touched, and none about those before it alone. */
function names({ findings }: LedgerReport, { touched }: Tampered, isExact: boolean): boolean {
  const isNamed = findings.some(({ sequence, until }) => sequence <= touched && touched <= until);
  const isOfEntry = ({ kind }: Finding) => kind !== 'key_forged' && kind !== 'checkpoint_forged';
  const isFirst = findings.filter(isOfEntry).every(({ until }) => until >= touched);
  return isNamed && isFirst && (!isExact || findings.some(({ sequence }) => sequence === touched));
}

interface Campaign {
  readonly runs: number;
  readonly seed: number;
  readonly isOpened: boolean;
}

function campaign(tamperings: Record<string, Tampering>, { runs, seed, isOpened }: Campaign): string[] {
  const random = seededRandom(seed);
  const below = (end: number) => Math.floor(random() * end);
  const all = Object.entries(tamperings);
  const missed: string[] = [];
  for (let run = 0; run < runs; run++) {
    const [name, tamper] = all[run % all.length] as [string, Tampering];
    const tampered = tamper(made, below);
    const report = checked(tampered.entries, {
      checkpoints: tampered.checkpoints,
      believed,
      ...(isOpened && { secrets }),
    });
    if (names(report, tampered, isOpened)) continue;
    const told = report.findings.map(sentenceOfFinding).join(' ');
    missed.push(
      `${name} (run ${run}, seed ${seed}): entry ${tampered.touched} was touched; ${told || 'nothing was found'}`,
    );
  }
  return missed;
}

describe('10,000 tamperings by chance are found, and the entry is named', () => {
  console.log(`tamperings: seed ${seed}`);

  it.each([0, 1])('by the chain and the checkpoints alone: 4,000, half %d', (half) => {
    expect(campaign(foundByChain, { runs: 2000, seed: seed + half, isOpened: false }).slice(0, 5)).toEqual([]);
  });

  it.each([2, 3, 4])(
    'with what the entries say opened, also where every hash was put right: 6,000, part %d',
    (part) => {
      const all = { ...foundByChain, ...foundByDetails };
      expect(campaign(all, { runs: 2000, seed: seed + part, isOpened: true }).slice(0, 5)).toEqual([]);
    },
  );
});

it('a ledger that nobody touched is whole, also where somebody was erased', () => {
  const { entries, checkpoints } = made;
  const whole = { entries: 14, last: 14, vouched: 10, findings: [], left: 0 };
  expect(checked(entries, { checkpoints, believed, secrets })).toMatchObject({ ...whole, opened: 14, erased: 0 });
  const person = entries[0]?.subjectId;
  const erased = entries.map((entry) => (entry.subjectId === person ? { ...entry, sealedKey: null } : entry));
  expect(checked(erased, { checkpoints, believed, secrets })).toMatchObject({ ...whole, opened: 10, erased: 4 });
});

it('the end that was checked before is gone on from', () => {
  const at = made.entries[6];
  const after = { sequence: 7, hash: at?.hash ?? Buffer.alloc(0) };
  const rest = made.entries.slice(7);
  const whole = checked(rest, { checkpoints: made.checkpoints, believed, after });
  expect(whole).toMatchObject({ entries: 7, last: 14, vouched: 10, findings: [] });
  const none = checked([], { checkpoints: made.checkpoints, believed, after });
  expect(none.findings.map(sentenceOfFinding)).toEqual([
    'Entries 8 to 10 were signed and are gone: the end was cut off.',
  ]);
});

it('a ledger of which nothing is left is seen by a checkpoint that somebody kept', () => {
  const kept = made.checkpoints.slice(0, 1);
  expect(checked([], { checkpoints: kept }).findings).toEqual([{ kind: 'tail_cut', sequence: 1, until: 5 }]);
});
