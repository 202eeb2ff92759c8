import type { Dependencies } from '../kernel/dependencies.ts';
import type { StateOf } from '../live/define-topic.ts';
import { isUnsettled, RoomMatcher } from './match-rooms.ts';
import type { ProgrammeRoom, programmeTopic } from './programme.contract.ts';
import { countSessions, findProgrammeRevision, listSources } from './programme.queries.ts';
import { countSessionsInRooms, listPlaces, listRooms } from './rooms.queries.ts';

/** Where the programme comes from, and how it stands. */
export async function describeProgramme({
  database,
}: Pick<Dependencies, 'database'>): Promise<StateOf<typeof programmeTopic>> {
  const db = database.drizzle;
  const [sources, counts, rooms, revision] = await Promise.all([
    listSources(db),
    countSessions(db),
    describeRooms({ database }),
    findProgrammeRevision(db),
  ]);
  const entries = sources.map(({ id, name, format, address, isFollowed, version, readAt, fault }) => [
    id,
    {
      ...{ name, format, isFollowed },
      ...(address !== null && { address }),
      ...(version !== null && { version }),
      ...(readAt !== null && { readAt: readAt.toISOString() }),
      ...(fault !== null && { fault }),
      sessions: counts.get(`${id} scheduled`) ?? 0,
      cancelled: counts.get(`${id} cancelled`) ?? 0,
    },
  ]);
  const unsettledRooms = rooms.filter((room) => !room.place && !room.isNowhere).length;
  return { sources: Object.fromEntries(entries), unsettledRooms, revision };
}

/** All rooms with their places; those that somebody has to settle first. */
export async function describeRooms({ database }: Pick<Dependencies, 'database'>): Promise<ProgrammeRoom[]> {
  const db = database.drizzle;
  const [rooms, places, counts] = await Promise.all([listRooms(db), listPlaces(db), countSessionsInRooms(db)]);
  const matcher = new RoomMatcher(places);
  const described = rooms.map((room) => {
    const { sourceId, key, name, placeKey, matched } = room;
    const place = matcher.place(placeKey);
    return {
      ...{ sourceId, key, name },
      ...(place && { place: { key: place.key, name: place.name } }),
      ...(matched && { matched }),
      isNowhere: matched === 'by_person' && placeKey === null,
      isPlaceGone: placeKey !== null && !place,
      sessions: counts.get(`${sourceId} ${key}`) ?? 0,
      rank: isUnsettled(room, matcher) ? 0 : 1,
    };
  });
  described.sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name, 'en'));
  return described.map(({ rank: _rank, ...room }) => room);
}
