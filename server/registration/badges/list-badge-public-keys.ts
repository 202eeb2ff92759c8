import type { Dependencies } from '../../kernel/dependencies.ts';
import { findConference, listPublicBadgeKeys } from '../registration.queries.ts';
import type { BadgePublicKeys } from './badges.contract.ts';

/** What a device needs to verify badges by itself: the conference's mark and the public keys, in base64url. */
export async function listBadgePublicKeys({ database }: Pick<Dependencies, 'database'>): Promise<BadgePublicKeys> {
  const { badgeMark } = await findConference(database.drizzle);
  const rows = await listPublicBadgeKeys(database.drizzle);
  return {
    conferenceMark: badgeMark.toString('base64url'),
    keys: rows.map(({ id, publicKey }) => ({ id, publicKey: publicKey.toString('base64url') })),
  };
}
