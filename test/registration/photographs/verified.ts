import { verifications } from '../../../db/schema/index.ts';
import { uuidv7 } from '../../../server/kernel/ids.ts';
import type { TestApp } from '../../support/app.ts';

/** Has an officer at station 3 establish who a delegate is. */
export async function verifiedBy({ database, clock }: TestApp, delegateId: string): Promise<void> {
  const at = clock.now();
  const [officer] = await database.sql<{ id: string }[]>`select id from staff limit 1`;
  await database.drizzle.insert(verifications).values({
    ...{ id: uuidv7(at), delegateId, stationId: 'station-3', reason: 'identity_not_verified', requestedAt: at },
    ...{ outcome: 'verified', method: 'document', decidedAt: at, decidedBy: officer?.id ?? null },
  });
}
