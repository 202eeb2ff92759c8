import type { Dependencies } from '../kernel/dependencies.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { RoomMatcher } from './match-rooms.ts';
import { programmeTopic } from './programme.contract.ts';
import { waitForTurn } from './programme.queries.ts';
import { listPlaces, listRooms, upsertRooms } from './rooms.queries.ts';

/**
 * Finds the places of all rooms anew, as is needed when another plan of the venue is published; what a person has said
 * stays. Tells how many have another place than before.
 */
export async function matchRoomsAgain({ database, live }: Pick<Dependencies, 'database' | 'live'>): Promise<number> {
  const rooms = await listRooms(database.drizzle);
  if (rooms.length === 0) return 0;
  const changed = await inTransaction(database, async (tx) => {
    await waitForTurn(tx);
    const matcher = new RoomMatcher(await listPlaces(tx));
    const others = (await listRooms(tx)).flatMap((room) => {
      const place = matcher.match(room);
      const isSame = place.placeKey === room.placeKey && place.matched === room.matched;
      return isSame ? [] : [{ ...room, ...place }];
    });
    await upsertRooms(tx, others);
    return others.length;
  });
  if (changed > 0) live.wake(programmeTopic, {});
  return changed;
}
