import type { Queryable } from '../../db/client.ts';
import { compareSchedule, type SchedulePlan } from './compare-schedule.ts';
import { isUnsettled, RoomMatcher } from './match-rooms.ts';
import type { ForeseenChange } from './programme.contract.ts';
import { findSourceNamed, listSessionsOf, type StoredSession, type StoredSource } from './programme.queries.ts';
import type { ReadSchedule, ReadSession } from './reading/schedule.ts';
import { listPlaces, listRooms, type StoredRoom } from './rooms.queries.ts';

/** All that putting a schedule would do, found without changing anything. */
export interface ImportPlan extends SchedulePlan {
  readonly source: StoredSource | undefined;
  /** Of the file, with their places; without the source where that is new. */
  readonly rooms: readonly Omit<StoredRoom, 'sourceId'>[];
  readonly matcher: RoomMatcher;
  readonly unsettledRooms: number;
  /** Names of rooms by their keys, also of those that the file names no longer. */
  readonly roomNames: ReadonlyMap<string, string>;
  /** Where those rooms that were known before are, by their keys. */
  readonly roomPlaces: ReadonlyMap<string, string>;
}

export async function planImport(db: Queryable, name: string, schedule: ReadSchedule, now: Date): Promise<ImportPlan> {
  const source = await findSourceNamed(db, name);
  const stored = source ? await listSessionsOf(db, source.id) : [];
  const knownRooms = source ? await listRooms(db, source.id) : [];
  const matcher = new RoomMatcher(await listPlaces(db));
  const keys = keptKeys(schedule, knownRooms);
  const rooms = schedule.rooms.map(({ key, name: roomName }) => {
    const kept = keys.get(key) ?? key;
    const known = knownRooms.find((room) => room.key === kept);
    return { key: kept, name: roomName, ...matcher.match({ ...known, key: kept, name: roomName }) };
  });
  const sessions = schedule.sessions.map((session) => withKey(session, keys));
  const names = [...knownRooms, ...rooms].map(({ key, name: roomName }) => [key, roomName] as const);
  return {
    ...compareSchedule(stored, sessions, now),
    source,
    rooms,
    matcher,
    unsettledRooms: rooms.filter((room) => isUnsettled(room, matcher)).length,
    roomNames: new Map(names),
    roomPlaces: new Map(
      knownRooms.flatMap(({ key, placeKey }) => (placeKey === null ? [] : [[key, placeKey] as const])),
    ),
  };
}

/**
 * Under which key a room of the file is known already. One of a name that is known keeps its key where the file has no
 * other room of that key: a source that begins or ceases to give ids moves nobody.
 */
function keptKeys({ rooms }: ReadSchedule, known: readonly StoredRoom[]): Map<string, string> {
  const inFile = new Set(rooms.map(({ key }) => key));
  const free = new Map(known.filter(({ key }) => !inFile.has(key)).map(({ key, name }) => [name, key]));
  const knownKeys = new Set(known.map(({ key }) => key));
  return new Map(
    rooms.map(({ key, name }) => {
      const kept = knownKeys.has(key) ? undefined : free.get(name);
      free.delete(name);
      return [key, kept ?? key];
    }),
  );
}

const withKey = (session: ReadSession, keys: ReadonlyMap<string, string>): ReadSession =>
  session.roomKey === undefined ? session : { ...session, roomKey: keys.get(session.roomKey) ?? session.roomKey };

/** By time, for a person to read. */
export function describeChanges({ sessions, roomNames }: ImportPlan): ForeseenChange[] {
  const standing = (session: StoredSession | ReadSession) => {
    const room = session.roomKey ? roomNames.get(session.roomKey) : undefined;
    return {
      title: typeof session.title === 'string' ? session.title : session.title.en,
      startsAt: session.startsAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
      ...(room !== undefined && { room }),
    };
  };
  return sessions
    .filter(({ kinds }) => kinds.length > 0)
    .map(({ stored, read, kinds }) => ({
      kinds: [...kinds],
      ...(stored && { before: standing(stored) }),
      ...(read && { after: standing(read) }),
    }))
    .sort((a, b) => timeOf(a).localeCompare(timeOf(b)));
}

const timeOf = ({ before, after }: ForeseenChange): string => (after ?? before)?.startsAt ?? '';
