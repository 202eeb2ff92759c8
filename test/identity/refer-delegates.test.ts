import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifications } from '../../db/schema/index.ts';
import { type Referral, referDelegates } from '../../server/identity/refer-delegates.ts';
import { uuidv7 } from '../../server/kernel/ids.ts';
import { inTransaction } from '../../server/kernel/transaction.ts';
import { useDatabase } from '../support/database.ts';
import { buildVenue, registerDelegate, worldOf } from './venue.ts';

const database = useDatabase();
const world = worldOf(database);

const referral = (delegateId: string, gateId = 'south'): Referral => ({
  delegateId,
  gateId,
  laneId: `${gateId}-1`,
  scanId: uuidv7(world.clock.now()),
  reason: 'identity_not_verified',
  at: world.clock.now(),
});
const refer = (...referrals: Referral[]) => inTransaction(database, (tx) => referDelegates(tx, referrals));
const people = (count: number) => Promise.all(Array.from({ length: count }, () => registerDelegate(world)));

it('sends nobody anywhere where there are no stations', async () => {
  const [person] = await people(1);
  expect(await refer(referral(person!))).toEqual(new Map());
});

describe('at a venue with stations', () => {
  beforeAll(() => buildVenue(world));
  beforeEach(async () => {
    await database.sql`update verifications set outcome = 'expired', decided_at = now() where outcome is null`;
  });

  it('sends the people of one batch to the stations of their gate in turn', async () => {
    const [first, second, third] = await people(3);
    const sent = await refer(referral(first!), referral(second!), referral(third!));
    expect([...sent.values()].map(({ number, waiting }) => [number, waiting])).toEqual([
      [1, 1],
      [2, 1],
      [1, 2],
    ]);
    expect(sent.get(first!)).toMatchObject({ stationId: 'station-1', place: { en: 'left of the bridge' } });
  });

  it('sends people of a gate without a station to the shortest queue anywhere', async () => {
    const [first, second, third] = await people(3);
    await refer(referral(first!), referral(second!));
    expect((await refer(referral(third!, 'west'))).get(third!)?.number).toBe(3);
  });

  it('leaves a person who was sent already where they were sent', async () => {
    const [first, second, third] = await people(3);
    const before = (await refer(referral(first!), referral(second!), referral(third!))).get(third!);
    const again = await refer(referral(third!, 'west'), referral(third!, 'west'));
    expect(again.get(third!)).toEqual(before);
    const rows = await database.drizzle.select().from(verifications).where(eq(verifications.delegateId, third!));
    expect(rows).toHaveLength(1);
  });

  it('opens one verification for a person whom two lanes refer at once, and tells both the same', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [person] = await people(1);
      const [south, west] = await Promise.all([refer(referral(person!, 'south')), refer(referral(person!, 'west'))]);
      expect(south.get(person!)?.verificationId).toBe(west.get(person!)?.verificationId);
      expect(south.get(person!)?.stationId).toBe(west.get(person!)?.stationId);
    }
  });
});
