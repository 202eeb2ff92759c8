import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../db/vocabulary.ts';
import { alertsTopic, mostAlertsTold, type OpenAlerts } from '../../server/alerts/alerts.contract.ts';
import { disableStaff } from '../../server/identity/disable-staff.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import type { View } from '../../web-components/live/view.ts';
import { askWhereabouts, reason } from '../admission/whereabouts-asked.ts';
import { register } from '../registration/register.ts';
import { useApp } from '../support/app.ts';
import { newClient, pageSockets, startLiveServer } from '../support/live-server.ts';

const app = useApp();
let delegateId: string;
beforeAll(async () => {
  delegateId = await register(app.database);
});

/** An alert comes within a second; a busy machine gets five times that. */
const withinASecond = { timeout: 5000 };

async function member(...roles: Role[]) {
  const cookie = await app.signedInAs(...roles);
  const { staff } = await (await app.ask('GET', '/api/sign-ins/current', { cookie })).json();
  return { cookie, id: String(staff.id), name: String(staff.name) };
}
type Member = Awaited<ReturnType<typeof member>>;

/** Raises an alert by looking somebody up; returns its id. */
async function lookUp({ cookie, id }: Member): Promise<string> {
  app.clock.advance(6000);
  expect((await askWhereabouts(app, cookie, delegateId, { because: reason })).status).toBe(200);
  const [alert] = await app.database.sql`
    select id from alerts where raised_by = ${id} order by raised_at desc limit 1`;
  return alert!.id;
}

async function acknowledge({ cookie }: Member, alertId: string): Promise<string> {
  const answer = await app.ask('POST', `/api/alerts/${alertId}/acknowledge`, { cookie });
  return answer.status === 204 ? 'acknowledged' : (await answer.json()).code;
}

const acknowledgements = async (alertId: string) => {
  const rows = await app.database.sql`
    select a.acknowledged_by as by, a.acknowledged_at as at,
      (select count(*)::int from ledger where action = 'alert_acknowledged') as entries
    from alerts a where id = ${alertId}`;
  return rows[0]!;
};

it('who looked up whom, when and why reaches an open page of an administrator within a second, and goes again', async () => {
  // Only what is woken is read.
  const server = await startLiveServer(app, { rereadMs: 600_000 });
  const [administrator, medic] = [await member('administrator'), await member('medical')];
  const client = newClient(pageSockets(server.url, administrator.cookie).open);
  let view: View<OpenAlerts> = { status: 'loading' };
  client.follow(alertsTopic, {}, (next) => (view = next as View<OpenAlerts>));
  const told = () => (view.status === 'live' ? view.value : undefined);
  await expect.poll(told).toEqual({ open: 0, alerts: {} });
  const { host } = new URL(server.url);
  const ask = (cookie: string, path: string, body?: unknown) => {
    const headers = { cookie, 'content-type': 'application/json' };
    return fetch(`http://${host}${path}`, { method: 'POST', headers, body: body ? JSON.stringify(body) : null });
  };
  const raisedAt = app.clock.now().toISOString();
  await ask(medic.cookie, `/api/delegates/${delegateId}/whereabouts`, { because: reason });
  await expect.poll(() => told()?.open, withinASecond).toBe(1);
  const [alert] = Object.values(told()!.alerts);
  expect(alert).toEqual({
    ...{ id: alert!.id, kind: 'whereabouts_looked_up', raisedAt, because: reason },
    raisedBy: { id: medic.id, name: medic.name },
    delegate: { id: delegateId, name: '沈望舒', nameLatin: 'Shen Wangshu' },
  });
  await ask(administrator.cookie, `/api/alerts/${alert!.id}/acknowledge`);
  await expect.poll(told, withinASecond).toEqual({ open: 0, alerts: {} });
});

describe('Acknowledging an alert', () => {
  it('by two administrators at once is done once, and the other is told', async () => {
    const [one, other, medic] = [await member('administrator'), await member('administrator'), await member('medical')];
    const alertId = await lookUp(medic);
    const { entries: before } = await acknowledgements(alertId);
    const outcomes = await Promise.all([acknowledge(one, alertId), acknowledge(other, alertId)]);
    expect(outcomes.toSorted()).toEqual(['acknowledged', 'alerts.acknowledged_already']);
    const { entries, by, at } = await acknowledgements(alertId);
    expect(entries).toBe(before + 1);
    expect(by).toBe(outcomes[0] === 'acknowledged' ? one.id : other.id);
    expect(at).toEqual(app.clock.now());
  });

  it('is not for who did what it is about, also with other roles beside, while another administrator is there', async () => {
    const [doctor, other] = [await member('administrator', 'medical'), await member('administrator')];
    const alertId = await lookUp(doctor);
    expect(await acknowledge(doctor, alertId)).toBe('alerts.own_alert');
    expect(await acknowledgements(alertId)).toMatchObject({ by: null, at: null });
    expect(await acknowledge(other, alertId)).toBe('acknowledged');
  });

  it('is for the only administrator even so: one who is disabled does not count', async () => {
    const only = await member('administrator');
    const { staff } = await (await app.ask('GET', '/api/staff', { cookie: only.cookie })).json();
    for (const { id, disabledAt } of staff) {
      if (id !== only.id && !disabledAt) await disableStaff(app, theSystem, id);
    }
    const alertId = await lookUp(only);
    expect(await acknowledge(only, alertId)).toBe('acknowledged');
  });

  it('that is not there says so', async () => {
    const administrator = await member('administrator');
    expect(await acknowledge(administrator, '01900000-0000-7000-8000-000000000000')).toBe('alerts.alert_unknown');
  });

  it('leaves what was raised as it was raised: the app may not change that, nor remove it', async () => {
    const { sql } = app.database;
    await expect(sql`update alerts set because = 'nothing'`).rejects.toThrow(/permission denied/);
    await expect(sql`delete from alerts`).rejects.toThrow(/permission denied/);
  });
});

it('of more than a hundred the newest are told, and how many there are', async () => {
  const administrator = await member('administrator');
  const raised = Date.parse('2026-11-01T00:00:00Z');
  await app.database.sql`
    insert into alerts (id, kind, raised_at, raised_by, delegate_id, because)
    select gen_random_uuid(), 'whereabouts_looked_up', to_timestamp(${raised / 1000} + n), ${administrator.id}, ${delegateId}::uuid, 'Alert ' || n
    from generate_series(1, ${mostAlertsTold + 20}) n`;
  const server = await startLiveServer(app);
  const client = newClient(pageSockets(server.url, administrator.cookie).open);
  let view: View<OpenAlerts> = { status: 'loading' };
  client.follow(alertsTopic, {}, (next) => (view = next as View<OpenAlerts>));
  const told = () => (view.status === 'live' ? view.value : undefined);
  await expect.poll(() => told()?.open).toBeGreaterThanOrEqual(mostAlertsTold + 20);
  const oldest = Math.min(...Object.values(told()!.alerts).map(({ raisedAt }) => Date.parse(raisedAt)));
  expect(Object.keys(told()!.alerts)).toHaveLength(mostAlertsTold);
  expect(oldest).toBeGreaterThanOrEqual(raised + 21_000);
});
