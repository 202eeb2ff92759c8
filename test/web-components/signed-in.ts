import type { CurrentSignIn, StaffMember } from '../../server/identity/identity.contract.ts';

/** Who is signed in by a passkey, until the next morning. */
export const signedIn = (staff: StaffMember, changes: Partial<CurrentSignIn> = {}): CurrentSignIn => ({
  id: '01900000-0000-7000-8000-0000000000ab',
  staff,
  expiresAt: '2026-11-21T08:00:00Z',
  proof: 'passkey',
  needsPasskey: false,
  ...changes,
});
