import { describe, expect, it } from 'vitest';
import type { DelegateDetails } from '../../../../server/registration/delegates/delegates.contract.ts';
import { whatIsWrong } from '../../../../web-components/desk/person/what-is-wrong.ts';

const now = Date.parse('2026-11-20T09:00:00Z');

const printed: DelegateDetails['badges'][number] = {
  ...{ serial: 10_001, number: '10001-4', medium: 'printed', issuedAt: '2026-11-18T08:00:00.000Z', timesPrinted: 1 },
  ...{ validFrom: '2026-11-19T00:00:00.000Z', validUntil: '2026-11-28T00:00:00.000Z' },
};

const well: DelegateDetails = {
  ...{ id: '01a1f7f8-0000-7000-8000-000000000001', name: '严清越', nameLatin: 'Yan Qingyue', country: 'CN' },
  ...{ category: 'speaker', affiliation: '', status: 'approved', isVerified: true, badgeMedia: ['printed'] },
  ...{ externalReference: 'EXT-1', email: 'yan@example.org', badges: [printed], revision: 0, standing: 'approved' },
  ...{ hasPhotograph: true, isIdentityRefused: false, isMinor: false, companions: [], answers: [], notices: [] },
  ...{ alike: [], lettersInTrouble: [], entries: 1 },
};

const other = { id: '01a1f7f8-0000-7000-8000-000000000002', name: 'Lin Duchuan' };
const revoked = { ...printed, revokedAt: '2026-11-20T08:00:00.000Z', revokedBecause: 'Lost' };
const letter: DelegateDetails['lettersInTrouble'][number] = {
  ...{ id: other.id, kind: 'approved', state: 'returned', toAddress: 'yan@example.org', locale: 'en' },
  ...{ writtenAt: '2026-11-18T08:00:00.000Z', attempts: 1 },
};

describe('what is wrong with a person', () => {
  it.each<[string, Partial<DelegateDetails>, string, string | undefined]>([
    ['nothing', {}, 'well', undefined],
    ['went up in another registration', { standing: 'withdrawn', mergedInto: other }, 'merged', 'open_other'],
    ['is withdrawn', { standing: 'withdrawn' }, 'withdrawn', 'restore'],
    ['was invited and sent nothing', { standing: 'invited' }, 'invited', 'invite'],
    ['waits', { standing: 'waiting' }, 'waiting', 'approve'],
    ['was asked for more', { standing: 'asked' }, 'asked', 'approve'],
    ['is on the waiting list', { standing: 'waitlisted' }, 'waitlisted', 'approve'],
    ['is declined', { standing: 'declined' }, 'declined', 'approve'],
    [
      'waits for whom they accompany',
      { standing: 'waiting', companionOf: { ...other, status: 'submitted' } },
      'companion_waits',
      'open_other',
    ],
    [
      'was rejected by whoever vets them, whatever else is wrong',
      { vetting: 'rejected', badges: [], isIdentityRefused: true },
      'vetting_rejected',
      'lift_rejection',
    ],
    [
      'was rejected, and somebody proposed to lift that',
      { vetting: 'rejected', lifting: { proposedBy: 'Wen', because: 'Another of that name' } },
      'lifting_waits',
      undefined,
    ],
    ['is not cleared yet, and has all else', { vetting: 'pending' }, 'vetting_pending', undefined],
    ['is not cleared yet, and has no badge', { vetting: 'pending', badges: [] }, 'badge_missing', 'issue_badge'],
    ['was refused at a station', { isVerified: false, isIdentityRefused: true }, 'identity_refused', 'hand_over'],
    ['has a badge that was revoked', { badges: [revoked] }, 'badge_revoked', 'issue_badge'],
    [
      'has a badge that has expired',
      { badges: [{ ...printed, validUntil: '2026-11-20T08:59:59.000Z' }] },
      'badge_expired',
      'hand_over',
    ],
    ['has no badge', { badges: [] }, 'badge_missing', 'issue_badge'],
    [
      'has no photograph',
      { notices: [{ kind: 'no_photograph' }], isVerified: false },
      'photograph_missing',
      'take_photograph',
    ],
    ['is not verified', { isVerified: false }, 'not_verified', 'send_to_station'],
    ['is expected at a station', { isVerified: false, station: { number: 2 } }, 'expected_at_station', undefined],
    [
      'has a badge that was never printed',
      { badges: [{ ...printed, timesPrinted: 0 }] },
      'badge_not_printed',
      'print_badge',
    ],
    ['gets no letters', { lettersInTrouble: [letter] }, 'letters_lost', undefined],
  ])('who %s', (_what, changes, code, act) => {
    const wrong = whatIsWrong({ ...well, ...changes }, now);
    expect([wrong.code, wrong.act]).toEqual([code, act]);
  });

  it('is the weightiest thing alone', () => {
    const all = { ...well, isVerified: false, badges: [], notices: [{ kind: 'no_photograph' as const }] };
    expect(whatIsWrong({ ...all, standing: 'withdrawn' }, now).code).toBe('withdrawn');
    expect(whatIsWrong({ ...all, isIdentityRefused: true }, now).code).toBe('identity_refused');
    expect(whatIsWrong(all, now).code).toBe('badge_missing');
  });
});
