import type { Dependencies } from '../kernel/dependencies.ts';
import { describeChanges, planImport } from './plan-import.ts';
import type { SchedulePreview } from './programme.contract.ts';
import { describeFindings, readForVenue } from './read-for-venue.ts';
import type { ReadSession } from './reading/schedule.ts';

const shown = 500;

/** What putting this under that name would change; changes nothing. Throws as `readForVenue`. */
export async function previewSchedule(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  name: string,
  bytes: Uint8Array,
): Promise<SchedulePreview> {
  const { schedule, warnings, hash, timeZone } = await readForVenue({ database }, bytes);
  const plan = await planImport(database.drizzle, name, schedule, clock.now());
  return {
    format: schedule.format,
    ...(schedule.version && { version: schedule.version }),
    hash,
    timeZone,
    ...spanOf(schedule.sessions),
    counts: plan.counts,
    changes: describeChanges(plan).slice(0, shown),
    rooms: plan.rooms.map(({ key, name: roomName, placeKey, matched }) => {
      const place = plan.matcher.place(placeKey);
      return {
        ...{ key, name: roomName },
        ...(place && { place: { key: place.key, name: place.name } }),
        ...(matched && { matched }),
      };
    }),
    warnings: describeFindings(warnings),
  };
}

function spanOf(sessions: readonly ReadSession[]): Pick<SchedulePreview, 'span'> {
  if (sessions.length === 0) return {};
  const from = sessions.reduce((least, { startsAt }) => Math.min(least, startsAt.getTime()), Number.POSITIVE_INFINITY);
  const until = sessions.reduce((most, { endsAt }) => Math.max(most, endsAt.getTime()), Number.NEGATIVE_INFINITY);
  return { span: { from: new Date(from).toISOString(), until: new Date(until).toISOString() } };
}
