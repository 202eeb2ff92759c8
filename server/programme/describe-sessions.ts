import type { Dependencies } from '../kernel/dependencies.ts';
import type { OwnSession } from './own-programme.contract.ts';
import type { StoredPlace } from './rooms.queries.ts';
import { listPlaces } from './rooms.queries.ts';
import {
  listSessions,
  listSpeakers,
  type SessionChoice,
  type SessionRow,
  type SpeakerRow,
} from './sessions.queries.ts';

/** Sessions by time with their speakers and places. */
export interface FoundSessions {
  readonly rows: readonly SessionRow[];
  readonly speakers: ReadonlyMap<string, readonly SpeakerRow[]>;
  readonly places: ReadonlyMap<string, StoredPlace>;
}

export async function findSessions(
  { database }: Pick<Dependencies, 'database'>,
  choice: SessionChoice = {},
): Promise<FoundSessions> {
  const db = database.drizzle;
  const [rows, speakers, places] = await Promise.all([
    listSessions(db, choice),
    listSpeakers(db, choice.ids),
    listPlaces(db, { ofRooms: true }),
  ]);
  return { rows, speakers, places: new Map(places.map((place) => [place.key, place])) };
}

/** A session as one delegate sees it. */
export function describeSession(row: SessionRow, { speakers, places }: FoundSessions, isMarked: boolean): OwnSession {
  const { id, title, subtitle, startsAt, endsAt, state, language } = row;
  return {
    ...{ id, title, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
    isCancelled: state === 'cancelled',
    ...(subtitle !== null && { subtitle }),
    ...(language !== null && { language }),
    ...trackOf(row),
    ...roomOf(row, places),
    speakers: (speakers.get(id) ?? []).map(({ name, affiliation }) => ({
      name,
      ...(affiliation !== null && { affiliation }),
    })),
    isMarked,
  };
}

export function trackOf({ trackName, trackColour }: SessionRow) {
  if (trackName === null) return {};
  return { track: { name: trackName, ...(trackColour !== null && { colour: trackColour }) } };
}

function roomOf({ roomName, placeKey }: SessionRow, places: ReadonlyMap<string, StoredPlace>) {
  if (roomName === null) return {};
  const place = placeKey === null ? undefined : places.get(placeKey);
  return { room: { name: roomName, ...(place && { place: { key: place.key, name: place.name } }) } };
}
