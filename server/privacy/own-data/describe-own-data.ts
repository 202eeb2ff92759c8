import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { describeConference } from '../../registration/describe-conference.ts';
import { type PersonalDatumId, personalData } from '../personal-data.contract.ts';
import { delegateDatumIds, type OwnData } from '../privacy.contract.ts';
import type { KeptHours } from '../retention/kept-hours.contract.ts';
import { findErasureRequest, listOwnRows, type OwnRow } from './own-data.queries.ts';

/** Kinds that are said in a line, with the columns that say it. */
const saidInALine: Partial<Record<PersonalDatumId, readonly string[]>> = {
  name: ['name', 'name_latin'],
  address: ['email', 'affiliation', 'country', 'external_reference'],
  guardian: ['birth_date', 'guardian_name', 'guardian_phone'],
  document: ['document_country', 'document_last4'],
};

/** What is kept of the delegate who asks: kinds of which there is nothing are left out. */
export async function describeOwnData(
  { database, keptHours }: Pick<Dependencies, 'database'> & { keptHours: KeptHours },
  actor: DelegateActor,
): Promise<OwnData> {
  const db = database.drizzle;
  const endsAt = new Date((await describeConference({ database })).endsAt);
  const wish = await findErasureRequest(db, actor.id);
  const kinds: OwnData['kinds'] = [];
  for (const kind of delegateDatumIds) {
    const rows = (await listOwnRows(db, actor.id, kind)).filter(hasSomething);
    const values = rows.flatMap((row) => (saidInALine[kind] ?? []).map((column) => row[column]).filter(isSaid));
    if (rows.length > 0) kinds.push({ kind, count: rows.length, values, ...untilOf(kind, endsAt, keptHours) });
  }
  return { kinds, keptHours, ...wishOf(wish) };
}

function wishOf(wish: Awaited<ReturnType<typeof findErasureRequest>>) {
  if (!wish) return {};
  const { askedAt, declinedAt } = wish;
  return {
    askedForErasureAt: askedAt.toISOString(),
    ...(declinedAt && { erasureDeclinedAt: declinedAt.toISOString() }),
  };
}

const hasSomething = (row: OwnRow): boolean => Object.values(row).some((value) => value !== null && value !== '');
const isSaid = (value: unknown): value is string => typeof value === 'string' && value !== '';

function untilOf(kind: PersonalDatumId, endsAt: Date, keptHours: KeptHours): { until?: string } {
  if (personalData[kind].until !== 'conference_ended') return {};
  return { until: new Date(endsAt.getTime() + keptHours.conference_ended * 3_600_000).toISOString() };
}
