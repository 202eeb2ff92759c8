import postgres from 'postgres';
import { expect, it, onTestFinished } from 'vitest';
import { endLapsed } from '../../../server/network-access/disconnects/disconnects.queries.ts';
import { endLapsedConnections } from '../../../server/network-access/disconnects/end-lapsed-connections.ts';
import { useApp } from '../../support/app.ts';
import { NetworkVenue, newDevice } from '../network-venue.ts';

const app = useApp();
const venue = new NetworkVenue(app);

async function letIn() {
  const person = await venue.credentialed();
  const connection = (await venue.admit(person.userName, newDevice())).at(-1) ?? '';
  /** Its time was over so many minutes ago; it was last told of so many ago. */
  const lapse = (overMinutes: number, toldMinutes?: number) => venue.asSuperuser`
    update connections set admitted_at = now() - interval '9 hours', lasts_until = now() - make_interval(mins => ${overMinutes}),
      told_at = now() - make_interval(mins => ${toldMinutes ?? null}) where id = ${connection}::uuid`;
  return { ...person, connection, lapse };
}

const stateOf = async (connection: string) => {
  const [row] = await venue.asSuperuser`select "end", ended_at = lasts_until as "onTime" from connections
    where id = ${connection}::uuid`;
  return { ...row };
};

const tell = (connection: string, seconds: number) => venue.asRadius`
  select radius.record_accounting('Interim-Update', 'A1', ${`0x${connection}`}, '', '10.0.0.1', '', '',
    ${String(Math.floor(Date.now() / 1000))}, '0', ${String(seconds)}, '0', '0', '0', '0', '')`;

it('a connection is over whose time is over and of which nothing is told any more, and no other', async () => {
  const [silent, wasTold, goesOn, lasts] = [await letIn(), await letIn(), await letIn(), await letIn()];
  await silent.lapse(2);
  await wasTold.lapse(30, 31);
  await goesOn.lapse(10, 5);
  onTestFinished(endLapsedConnections(app));
  await expect.poll(() => stateOf(silent.connection)).toEqual({ end: 'untold', onTime: true });
  expect(await stateOf(wasTold.connection)).toEqual({ end: 'untold', onTime: true });
  for (const { connection } of [goesOn, lasts]) expect(await stateOf(connection)).toMatchObject({ end: null });
});

it('what is told of one afterwards opens it again, and takes it off where its right is over', async () => {
  const [stays, revoked] = [await letIn(), await letIn()];
  for (const { lapse } of [stays, revoked]) await lapse(2);
  expect(await endLapsed(app.database)).toBe(2);
  await venue.ask('POST', `/api/network/accounts/${revoked.delegateId}/revoke`, { because: 'Lost' });
  expect(await venue.reasons(revoked.delegateId)).toEqual([]);
  for (const { connection } of [stays, revoked]) await tell(connection, 600);
  expect(await stateOf(stays.connection)).toMatchObject({ end: null });
  expect(await venue.reasons(stays.delegateId)).toEqual([]);
  expect(await venue.reasons(revoked.delegateId)).toEqual(['account_revoked']);
});

it('those are looked for among the open ones alone, of which there are few', async () => {
  const [point] = await venue.asSuperuser<{ id: number }[]>`select id from access_points limit 1`;
  await venue.asSuperuser`
    insert into connections (id, access_point_id, vlan, admitted_at, lasts_until, ended_at, "end")
    select gen_random_uuid(), ${point!.id}, 110, now() - interval '9 hours', now() + interval '1 hour', gone, case when gone is not null then 'left' end
    from generate_series(1, 20000) n, lateral (select case when n % 20 > 0 then now() end as gone) g`;
  await venue.asSuperuser`analyze connections`;
  let asked = '';
  const sql = postgres(app.database.url, {
    max: 1,
    debug: (_connection, query) => {
      asked = query;
    },
  });
  onTestFinished(() => sql.end());
  await endLapsed({ sql });
  const plan = JSON.stringify(await venue.asSuperuser.unsafe(`explain ${asked}`));
  expect(plan).toMatch(/connections_(open|open_hotspot|arrived|accounting)_idx/);
  expect(plan).not.toContain('Seq Scan');
});
