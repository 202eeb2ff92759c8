import { randomUUID } from 'node:crypto';
import type { ImportOutcome, ProgrammeRoom, SchedulePreview } from '../../server/programme/programme.contract.ts';
import type { TestApp } from '../support/app.ts';

const octets = { 'content-type': 'application/octet-stream' };

/** The desk at work on the programme. */
export function deskOver(app: TestApp, cookie: string) {
  const ask = (method: string, path: string, body?: unknown) =>
    app.ask(method, `/api/programme${path}`, { cookie, ...(body !== undefined && { body }) });
  const send = (path: string, schedule: string, { name = 'Main', hash = '' } = {}) =>
    app.ask('POST', `/api/programme/files${path}?${new URLSearchParams({ name, ...(hash && { hash }) })}`, {
      ...{ cookie, headers: octets, body: schedule },
    });
  const told = async <T>(answer: Response): Promise<T> => {
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  return {
    ask,
    send,
    preview: async (schedule: string, terms = {}): Promise<SchedulePreview> =>
      told(await send('/preview', schedule, terms)),
    put: async (schedule: string, terms = {}): Promise<ImportOutcome> => told(await send('', schedule, terms)),
    rooms: async (): Promise<ProgrammeRoom[]> =>
      (await told<{ rooms: ProgrammeRoom[] }>(await ask('GET', '/rooms'))).rooms,
  };
}

/** A place as the plan of the venue has it. */
export interface PlaceOfPlan {
  key: string;
  name: string;
  zoneId?: string;
  aliases?: string[];
}

/** Publishes a plan of these places, in the place of the one before. */
export async function publishPlaces({ database: { sql } }: TestApp, places: readonly PlaceOfPlan[]): Promise<void> {
  const id = randomUUID();
  const at = new Date('2026-11-01T00:00:00Z');
  await sql`update venue_versions set state = 'superseded' where state = 'published'`;
  await sql`insert into venue_versions (id, state, format, source, made_at, published_at, findings)
    values (${id}, 'published', 'causeway', 'made', ${at}, ${at}, '[]')`;
  await sql`insert into venue_levels (version_id, id, ordinal, name) values (${id}, 'ground', 0, '{"en": "Ground floor"}')`;
  for (const { key, name, zoneId = null, aliases = [] } of places) {
    await sql`insert into venue_places (version_id, key, name, kind, level_id, longitude, latitude, doors, zone_id, aliases)
      values (${id}, ${key}, ${sql.json({ en: name, 'zh-CN': `${name}厅` })}, 'hall', 'ground', 120, 30, '{}', ${zoneId},
        ${aliases})`;
  }
}
