import { vi } from 'vitest';
import type { BadgeSummary } from '../../../server/registration/badges/badges.contract.ts';
import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';
import type { ImportOutcome } from '../../../server/registration/import/import.contract.ts';
import type { ImportMapping } from '../../../server/registration/import/mapping.contract.ts';
import type { DeskServer } from '../../../web-components/desk/desk-server.ts';
import type { FileAnswer, FileTerms } from '../../../web-components/desk/import-file.ts';

export const badge = (serial: number, changes: Partial<BadgeSummary> = {}): BadgeSummary => ({
  serial,
  number: `${serial}-4`,
  medium: 'printed',
  issuedAt: '2026-11-18T08:00:00.000Z',
  validFrom: '2026-11-19T00:00:00.000Z',
  validUntil: '2026-11-28T00:00:00.000Z',
  ...changes,
});

export function person(n: number, name: string, nameLatin: string): DelegateDetails {
  return {
    ...{ id: `01a1f7f8-0000-7000-8000-00000000000${n}`, name, nameLatin, country: 'CN', category: 'speaker' },
    ...{ affiliation: 'River Institute', status: 'approved', isVerified: n === 1, badgeMedia: ['printed'] },
    ...{ externalReference: `EXT-${n}`, email: `p${n}@delegates.example`, badges: [badge(10_000 + n)] },
    ...{ revision: 3, standing: 'approved', hasPhotograph: true, isIdentityRefused: false, isMinor: false },
    ...{ companions: [], answers: [], notices: [], alike: [], lettersInTrouble: [], entries: 0 },
  };
}

export const outcome = (changes: Partial<ImportOutcome> = {}): ImportOutcome => ({
  ...{ importId: '01a1f7f8-0000-7000-8000-0000000000ff', fileName: 'delegates.csv', rowsRead: 3, created: 2 },
  ...{
    waitlisted: 0,
    changed: 1,
    unchanged: 0,
    leftOut: 0,
    isDryRun: false,
    faultCount: 0,
    faults: [],
    startedAt: '2026-11-20T08:00:00.000Z',
    tookMs: 1200,
  },
  ...changes,
});

export type FakeServer = { [verb in keyof DeskServer]: ReturnType<typeof vi.fn> };

/** A server that knows these people, and does what it is asked. */
export const serverWith = (people: DelegateDetails[]): FakeServer => ({
  findDelegates: vi.fn(async (search: string) => ({
    delegates: people.filter(({ nameLatin }) => nameLatin.toLowerCase().includes(search)),
  })),
  delegate: vi.fn(async (id: string) => people.find((each) => each.id === id)),
  issueBadge: vi.fn(async () => badge(10_009, { medium: 'phone' })),
  reissueBadge: vi.fn(async () => badge(10_009)),
  revokeBadge: vi.fn(async () => badge(10_001)),
  qrAddress: vi.fn(() => 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>'),
  badgeCounts: vi.fn(async () => ({
    media: [
      { medium: 'phone', good: 4, missing: 3 },
      { medium: 'printed', good: 7, missing: 0 },
    ],
  })),
  issueMissing: vi.fn(async () => ({ issued: 3 })),
  importFile: vi.fn(
    async (_file: File, { isDryRun }: FileTerms): Promise<FileAnswer> => ({ outcome: outcome({ isDryRun }) }),
  ),
  rememberMapping: vi.fn(async (name: string, mapping: ImportMapping) => ({
    ...{ id: '01a1f7f8-0000-7000-8000-0000000000ee', name, mapping, isReadyMade: false },
  })),
  pastImports: vi.fn(async () => []),
});
