import type { Transaction } from '../../db/client.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { uuidv7 } from '../kernel/ids.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { concern, inTransaction } from '../kernel/transaction.ts';
import type { SessionPlan } from './compare-schedule.ts';
import { type ImportPlan, planImport } from './plan-import.ts';
import { type ImportOutcome, mostSources, programmeTopic } from './programme.contract.ts';
import { programmeFaults } from './programme.errors.ts';
import {
  insertChanges,
  listSources,
  listWhoMarked,
  replaceTracks,
  type StoredSession,
  upsertSessions,
  upsertSource,
  waitForTurn,
} from './programme.queries.ts';
import { describeFindings, type GoodSchedule } from './read-for-venue.ts';
import type { ReadSchedule } from './reading/schedule.ts';
import { deleteIdleRooms, upsertRooms } from './rooms.queries.ts';

type PutDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>;

/** Where a schedule comes from. */
export interface PutTerms {
  readonly name: string;
  readonly address?: string;
  readonly isFollowed?: boolean;
  readonly etag?: string | undefined;
  /** Looks at the plan before anything is written, and throws where it must not be put. */
  readonly judge?: (plan: ImportPlan) => void;
}

/**
 * Makes the programme of this name what the schedule says, whole or not at all; the same again changes nothing. Who marked
 * a session of which more than words change is told.
 */
export async function putSchedule(
  deps: PutDependencies,
  actor: Actor,
  { schedule, warnings, hash }: GoodSchedule,
  terms: PutTerms,
): Promise<ImportOutcome> {
  const { database, clock, live } = deps;
  const outcome = await inTransaction(database, async (tx) => {
    await waitForTurn(tx);
    const now = clock.now();
    const plan = await planImport(tx, terms.name, schedule, now);
    if (!plan.source && (await listSources(tx)).length >= mostSources) {
      throw new DomainError(programmeFaults.too_many_sources);
    }
    terms.judge?.(plan);
    const sourceId = plan.source?.id ?? uuidv7(now);
    await writeSource(tx, { sourceId, plan, schedule, hash, terms, now });
    await writeSessions(tx, { sourceId, plan, schedule, now });
    // Of a followed address that nobody changed nothing has been decided.
    if (actor.kind !== 'system' || plan.sessions.length > 0) {
      const details = { name: terms.name, hash, ...plan.counts };
      await appendLedger(deps, actor, tx, { action: 'programme_imported', details });
    }
    const { counts, unsettledRooms } = plan;
    return { sourceId, counts, unsettledRooms, warnings: describeFindings(warnings) };
  });
  live.wake(programmeTopic, {});
  return outcome;
}

interface Writing {
  readonly sourceId: string;
  readonly plan: ImportPlan;
  readonly schedule: ReadSchedule;
  readonly now: Date;
}

async function writeSource(
  tx: Transaction,
  { sourceId, plan, schedule, hash, terms, now }: Writing & { hash: string; terms: PutTerms },
): Promise<void> {
  const { name, address, isFollowed = false, etag } = terms;
  await upsertSource(tx, {
    ...{ id: sourceId, name, format: schedule.format, address: address ?? null, etag: etag ?? null },
    ...{ contentHash: hash, version: schedule.version ?? null, readAt: now, fault: null },
    ...{ isFollowed, madeAt: plan.source?.madeAt ?? now },
  });
  await upsertRooms(
    tx,
    plan.rooms.map((room) => ({ ...room, sourceId })),
  );
  const tracks = schedule.tracks.map(({ key, name: title, colour }) => ({
    ...{ sourceId, key, name: { en: title } },
    colour: colour ?? null,
  }));
  await replaceTracks(tx, tracks);
}

const sessionsAtOnce = 200;

async function writeSessions(tx: Transaction, { sourceId, plan, now }: Writing): Promise<void> {
  const ids: string[] = [];
  // So many at a time: others are answered in between.
  for (let from = 0; from < plan.sessions.length; from += sessionsAtOnce) {
    const rows = plan.sessions.slice(from, from + sessionsAtOnce).map((one) => rowOf(one, sourceId, now));
    await upsertSessions(tx, rows);
    for (const { id } of rows) ids.push(id);
  }
  await deleteIdleRooms(
    tx,
    sourceId,
    plan.rooms.map(({ key }) => key),
  );
  const changes = plan.sessions.flatMap(({ stored, kinds }, index) => {
    const sessionId = ids[index] ?? '';
    const before = stored && beforeOf(stored, plan);
    return kinds.map((kind) => ({ id: uuidv7(now), sessionId, at: now, kind, before: before ?? null }));
  });
  await insertChanges(tx, changes);
  const changed = plan.sessions.filter(({ stored, kinds }) => stored && kinds.length > 0);
  const changedIds = changed.flatMap(({ stored }) => stored?.id ?? []);
  for (const delegateId of await listWhoMarked(tx, changedIds)) concern(tx, delegateId);
}

/** The session as it is from now on; one that is cancelled stays as it was but for that. */
function rowOf({ stored, read }: SessionPlan, sourceId: string, now: Date): StoredSession {
  const revision = stored ? stored.revision + 1 : 0;
  if (!read) {
    if (!stored) throw new Error('a session that nobody knows was to be cancelled');
    return { ...stored, state: 'cancelled', revision, changedAt: now };
  }
  return {
    ...{ id: stored?.id ?? uuidv7(now), sourceId, guid: read.guid, state: 'scheduled', revision, changedAt: now },
    title: { ...stored?.title, en: read.title },
    subtitle: read.subtitle ?? null,
    abstract: read.abstract ?? null,
    description: read.description ?? null,
    roomKey: read.roomKey ?? null,
    trackKey: read.trackKey ?? null,
    language: read.language ?? null,
    url: read.url ?? null,
    startsAt: read.startsAt,
    endsAt: read.endsAt,
    speakers: read.speakers.map(({ name, affiliation }) => ({ name, affiliation: affiliation ?? null })),
  };
}

function beforeOf({ title, startsAt, endsAt, roomKey }: StoredSession, { roomNames, roomPlaces }: ImportPlan) {
  const [room, placeKey] = [roomNames.get(roomKey ?? ''), roomPlaces.get(roomKey ?? '')];
  const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  return { title: title.en, ...times, ...(room !== undefined && { room }), ...(placeKey && { placeKey }) };
}
