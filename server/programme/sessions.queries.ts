import { and, asc, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import {
  favourites,
  programmeRooms,
  programmeTracks,
  sessionChanges,
  sessionSpeakers,
  sessions,
} from '../../db/schema/index.ts';
import type { LocalizedText } from '../kernel/values.contract.ts';

/** A session with what stands beside it. */
export interface SessionRow {
  readonly id: string;
  readonly title: LocalizedText;
  readonly subtitle: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly state: 'scheduled' | 'cancelled';
  readonly language: string | null;
  readonly revision: number;
  readonly changedAt: Date;
  readonly url: string | null;
  readonly abstract: string | null;
  readonly description: string | null;
  readonly roomName: string | null;
  readonly placeKey: string | null;
  readonly trackName: LocalizedText | null;
  readonly trackColour: string | null;
}

export interface SessionChoice {
  readonly ids?: readonly string[];
  readonly from?: Date;
  readonly until?: Date;
  /** Long texts are left out unless asked for. */
  readonly withTexts?: boolean;
}

/** By time. */
export async function listSessions(db: Queryable, choice: SessionChoice = {}): Promise<SessionRow[]> {
  const { ids, from, until, withTexts = false } = choice;
  if (ids?.length === 0) return [];
  const nothing = sql<string | null>`null`;
  return db
    .select({
      ...{ id: sessions.id, title: sessions.title, subtitle: sessions.subtitle, startsAt: sessions.startsAt },
      ...{ endsAt: sessions.endsAt, state: sessions.state, language: sessions.language, revision: sessions.revision },
      ...{ changedAt: sessions.changedAt, url: sessions.url },
      abstract: withTexts ? sessions.abstract : nothing,
      description: withTexts ? sessions.description : nothing,
      ...{ roomName: programmeRooms.name, placeKey: programmeRooms.placeKey },
      ...{ trackName: programmeTracks.name, trackColour: programmeTracks.colour },
    })
    .from(sessions)
    .leftJoin(
      programmeRooms,
      and(eq(programmeRooms.sourceId, sessions.sourceId), eq(programmeRooms.key, sessions.roomKey)),
    )
    .leftJoin(
      programmeTracks,
      and(eq(programmeTracks.sourceId, sessions.sourceId), eq(programmeTracks.key, sessions.trackKey)),
    )
    .where(
      and(
        ids && inArray(sessions.id, [...ids]),
        from && gte(sessions.endsAt, from),
        until && lt(sessions.startsAt, until),
      ),
    )
    .orderBy(asc(sessions.startsAt), asc(sessions.id));
}

export interface SpeakerRow {
  readonly name: string;
  readonly affiliation: string | null;
}

/** Speakers of sessions, in their order, by session. */
export async function listSpeakers(db: Queryable, ids?: readonly string[]): Promise<Map<string, SpeakerRow[]>> {
  if (ids?.length === 0) return new Map();
  const { sessionId, name, affiliation, position } = sessionSpeakers;
  const rows = await db
    .select({ sessionId, name, affiliation })
    .from(sessionSpeakers)
    .where(ids && inArray(sessionId, [...ids]))
    .orderBy(asc(sessionId), asc(position));
  const bySession = new Map<string, SpeakerRow[]>();
  for (const { sessionId: id, ...speaker } of rows) {
    const list = bySession.get(id);
    if (list) list.push(speaker);
    else bySession.set(id, [speaker]);
  }
  return bySession;
}

/** When sessions begin. */
export async function listStarts(db: Queryable): Promise<Date[]> {
  const rows = await db.selectDistinct({ startsAt: sessions.startsAt }).from(sessions).orderBy(asc(sessions.startsAt));
  return rows.map(({ startsAt }) => startsAt);
}

/** How many marked each session. */
export async function countFavourites(db: Queryable, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ sessionId: favourites.sessionId, marked: sql<number>`count(*)::int` })
    .from(favourites)
    .where(inArray(favourites.sessionId, [...ids]))
    .groupBy(favourites.sessionId);
  return new Map(rows.map(({ sessionId, marked }) => [sessionId, marked]));
}

/** What became of these sessions, newest first; of each a hundred at most. */
export async function listChanges(db: Queryable, ids: readonly string[], since?: Date) {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(sessionChanges)
    .where(and(inArray(sessionChanges.sessionId, [...ids]), since && gte(sessionChanges.at, since)))
    .orderBy(desc(sessionChanges.at), desc(sessionChanges.id))
    .limit(5000);
}
