import type { Dependencies } from '../kernel/dependencies.ts';
import { findHalls, type Halls, roomIn } from './hall-standings.ts';
import type { OwnSession } from './own-programme.contract.ts';
import type { StoredPlace } from './rooms.queries.ts';
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
  /** How full these are. */
  readonly halls: Halls;
}

export async function findSessions(
  { database }: Pick<Dependencies, 'database'>,
  choice: SessionChoice = {},
): Promise<FoundSessions> {
  const db = database.drizzle;
  const [rows, speakers, halls] = await Promise.all([
    listSessions(db, choice),
    listSpeakers(db, choice.ids),
    findHalls({ database }),
  ]);
  return { rows, speakers, halls, places: halls.places };
}

/** A session as one delegate sees it now. */
export function describeSession(
  row: SessionRow,
  { speakers, places, halls }: FoundSessions,
  { isMarked, now }: { isMarked: boolean; now: Date },
): OwnSession {
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
    ...roomIn(row, halls, now),
  };
}

export function trackOf({ trackName, trackColour }: SessionRow) {
  if (trackName === null) return {};
  return { track: { name: trackName, ...(trackColour !== null && { colour: trackColour }) } };
}

function roomOf({ roomName, placeKey }: SessionRow, places: ReadonlyMap<string, StoredPlace>) {
  if (roomName === null) return {};
  const place = placeKey === null ? undefined : places.get(placeKey);
  if (!place) return { room: { name: roomName } };
  const { key, name, code } = place;
  return { room: { name: roomName, place: { key, name, ...(code !== null && { code }) } } };
}
