import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { RoomMatcher, type RoomPlace } from './match-rooms.ts';
import { programmeTopic, type RoomChoice } from './programme.contract.ts';
import { programmeFaults } from './programme.errors.ts';
import { listPlaces, lockRoom, upsertRooms } from './rooms.queries.ts';

/** Somebody says which place a room is, that it is nowhere in the venue, or that it shall be found by itself again. */
export async function settleRoom(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: Actor,
  { sourceId, key, placeKey }: RoomChoice,
): Promise<void> {
  await inTransaction(deps.database, async (tx) => {
    const room = await lockRoom(tx, sourceId, key);
    if (!room) throw new DomainError(programmeFaults.room_unknown);
    const matcher = new RoomMatcher(await listPlaces(tx));
    if (placeKey && !matcher.place(placeKey)) throw new DomainError(programmeFaults.place_unknown);
    const place: RoomPlace =
      placeKey === undefined ? matcher.match({ key, name: room.name }) : { placeKey, matched: 'by_person' };
    await upsertRooms(tx, [{ ...room, ...place }]);
    const details = { room: room.name, placeKey: place.placeKey, matched: place.matched };
    await appendLedger(deps, actor, tx, { action: 'programme_room_settled', details });
  });
  deps.live.wake(programmeTopic, {});
}
