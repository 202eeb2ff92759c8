import type { StaffMember, WaitingPerson } from '../../../server/identity/identity.contract.ts';

export const officer: StaffMember = {
  id: '01900000-0000-7000-8000-0000000000aa',
  name: 'Wen Qiao',
  email: 'wen@example.org',
  roles: ['station'],
};

export const supervisor: StaffMember = { ...officer, name: 'Inés Okafor', roles: ['supervisor'] };

/** Somebody who waits, with what is told. */
export function waiting(number: number, changes: Partial<WaitingPerson> = {}): WaitingPerson {
  return {
    verificationId: `01900000-0000-7000-8000-00000000000${number}`,
    delegateId: `01900000-0000-7000-8000-00000000010${number}`,
    name: 'سليم الزواري',
    nameLatin: 'Slim Zouari',
    country: 'TN',
    category: 'attendee',
    affiliation: '',
    documentCountry: 'TN',
    documentLast4: '12AB',
    reason: 'identity_not_verified',
    laneId: 'south-3',
    laneNumber: 3,
    gateName: { en: 'South Gate' },
    requestedAt: new Date(Date.parse('2026-11-20T08:00:00Z') + number * 1000).toISOString(),
    ...changes,
  };
}
