import { Writable } from 'node:stream';
import pino from 'pino';
import postgres from 'postgres';
import { beforeAll, expect, it } from 'vitest';
import { verifications } from '../../../db/schema/index.ts';
import { createApp } from '../../../server/app.ts';
import { uuidv7 } from '../../../server/kernel/ids.ts';
import { createHub } from '../../../server/live/hub.ts';
import { useApp } from '../../support/app.ts';
import { buildVenue, registerDelegate } from '../venue.ts';
import { type Bearer, td3 } from './make-zone.ts';

const app = useApp();
let cookie: string;
beforeAll(async () => {
  await buildVenue(app);
  cookie = await app.signedInAs('station');
});

const bearer: Bearer = {
  ...{ issuer: 'CHN', number: 'QX7790413', surname: 'LU', givenNames: 'ZHIWEI' },
  ...{ birthDate: '850417', expiry: '400311', sex: 'F' },
};
const checks = { face: true, document: true, nameAndCountry: true };

/** All that is written of requests, at the finest level. */
function logged() {
  const written: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      written.push(String(chunk));
      done();
    },
  });
  return { written, log: pino({ level: 'trace' }, stream) };
}

it('of a zone nothing is written into a log, an answer or any table, however the comparison ends', async () => {
  const { written, log } = logged();
  const logging = createApp({ ...app, log, live: createHub({ clock: app.clock, log }) });
  const delegateId = await registerDelegate(app, { documentLast4: '' });
  const requestedAt = app.clock.now();
  const id = uuidv7(requestedAt);
  const reason = 'identity_not_verified';
  await app.database.drizzle
    .insert(verifications)
    .values({ id, delegateId, stationId: 'station-1', reason, requestedAt });
  await app.ask('POST', `/api/verifications/${id}/take`, { cookie });
  const decide = async (lines: string[]) => {
    const body = JSON.stringify({ method: 'document', checks, document: { reading: 'typed', lines } });
    const headers = { cookie, 'content-type': 'application/json' };
    const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
    const response = await logging.request(`/api/verifications/${id}/verify`, { method: 'POST', headers, body }, env);
    return { status: response.status, body: await response.text() };
  };
  const [upper = '', lower = ''] = td3(bearer);
  const answers = [
    await decide([`${upper}!`, lower]),
    await decide([upper, lower.replace('850417', '850418')]),
    await decide(td3({ ...bearer, surname: 'ZHUGE' })),
    await decide(td3({ ...bearer, expiry: '200311' })),
    await decide([upper, lower]),
  ];
  expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 204]);
  const said = answers.map(({ body }) => body).join();
  const kept = await everyRow();
  expect(kept).toContain(delegateId);
  for (const secret of ['QX779', 'CHN850417', 'ZHUGE', lower]) {
    expect(written.join(), `a log says ${secret}`).not.toContain(secret);
    expect(said, `an answer says ${secret}`).not.toContain(secret);
    expect(kept, `a table holds ${secret}`).not.toContain(secret);
  }
  expect(written.length).toBeGreaterThanOrEqual(5);
});

/** As a superuser: also what the app writes and may not read. */
async function everyRow(): Promise<string> {
  const sql = postgres(app.database.url, { max: 1, onnotice: () => undefined });
  const tables = await sql<{ name: string }[]>`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
  const rows: string[] = [];
  for (const { name } of tables) {
    const found = await sql.unsafe(`select t::text as row from ${name} t`);
    rows.push(...found.map(({ row }) => row));
  }
  await sql.end();
  return rows.join('\n');
}
