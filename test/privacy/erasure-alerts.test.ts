import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { alertsTopic, type OpenAlerts, rejectionsTopic } from '../../server/alerts/alerts.contract.ts';
import { eraseDue } from '../../server/privacy/erasure/erase-due.ts';
import { ownData } from '../../server/privacy/privacy.contract.ts';
import type { View } from '../../web-components/live/view.ts';
import { openVenue, type Venue } from '../admission/venue.ts';
import { useApp } from '../support/app.ts';
import { newClient, pageSockets, startLiveServer } from '../support/live-server.ts';
import { openOwnPage, retentionOver } from './retention-world.ts';

const app = useApp();
const keeping = retentionOver(app);
/** An alert comes within a second; a busy machine gets five times that. */
const withinASecond = { timeout: 5000 };
let venue: Venue;
let desk: string;
let administrator: string;
beforeAll(async () => {
  venue = await openVenue(app);
});
beforeEach(async () => {
  [desk, administrator] = [await app.signedInAs('desk'), await app.signedInAs('administrator')];
});

/** Somebody who asks on their own page to be erased, and who hears of it. */
async function asking() {
  const { delegateId } = await venue.invite();
  const cookie = await openOwnPage(app, desk, delegateId);
  // Only what is woken is read.
  const server = await startLiveServer(app, { rereadMs: 600_000 });
  const client = newClient(pageSockets(server.url, administrator).open);
  let view: View<OpenAlerts> = { status: 'loading' };
  client.follow(alertsTopic, {}, (next) => (view = next as View<OpenAlerts>));
  const told = () =>
    Object.values(view.status === 'live' ? view.value.alerts : {}).filter(
      ({ delegate }) => delegate?.id === delegateId,
    );
  await expect.poll(() => view.status).toBe('live');
  const { host } = new URL(server.url);
  const wish = (method: 'PUT' | 'DELETE') =>
    fetch(`http://${host}/api/delegate/erasure-request`, { method, headers: { cookie } });
  const post = (path: string, by: string, body?: object) =>
    fetch(`http://${host}${path}`, {
      ...{ method: 'POST', headers: { cookie: by, 'content-type': 'application/json' } },
      body: body ? JSON.stringify(body) : null,
    });
  const propose = async () => {
    const made = await post(`/api/delegates/${delegateId}/erasure`, desk, { because: 'They asked for it' });
    return `/api/proposals/${((await made.json()) as { id: string }).id}`;
  };
  expect((await wish('PUT')).status).toBe(204);
  await expect.poll(told, withinASecond).toHaveLength(1);
  const data = async () => ownData.parse(await (await app.ask('GET', '/api/delegate/data', { cookie })).json());
  return { delegateId, told, wish, post, propose, data };
}

describe('A wish to be erased', () => {
  it('is told to administrators on their open pages within a second, once, and by nobody of the staff', async () => {
    const { told, wish } = await asking();
    expect((await wish('PUT')).status).toBe(204);
    const [alert, ...others] = told();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ kind: 'erasure_requested', because: '', raisedAt: app.clock.now().toISOString() });
    expect(alert).not.toHaveProperty('raisedBy');
  });

  it('is told no longer when it is taken back, and again when it is said again', async () => {
    const { told, wish } = await asking();
    expect((await wish('DELETE')).status).toBe(204);
    await expect.poll(told, withinASecond).toEqual([]);
    await wish('PUT');
    await expect.poll(told, withinASecond).toHaveLength(1);
  });

  it('is told no longer when it is decided to erase them, and leaves no alert when they are gone', async () => {
    const { delegateId, told, post, propose } = await asking();
    const proposal = await propose();
    expect(told()).toHaveLength(1);
    expect((await post(`${proposal}/confirm`, administrator)).status).toBe(204);
    await expect.poll(told, withinASecond).toEqual([]);
    await eraseDue({ ...app, ...keeping });
    const [row] = await app.database.sql`select count(*)::int as left from alerts where delegate_id = ${delegateId}`;
    expect(row).toEqual({ left: 0 });
  });

  it('is told no longer when it is declined; taking a proposal back decides nothing', async () => {
    const { told, post, propose } = await asking();
    expect((await post(`${await propose()}/withdraw`, desk)).status).toBe(204);
    expect(told()).toHaveLength(1);
    const because = 'They owe the hotel';
    expect((await post(`${await propose()}/decline`, administrator, { because })).status).toBe(204);
    await expect.poll(told, withinASecond).toEqual([]);
  });

  it('that was declined says so on their page, waits for nobody, and is told anew when it is said again', async () => {
    const { delegateId, told, wish, post, propose, data } = await asking();
    const waits = async () => {
      const answer = await app.ask('GET', '/api/erasure-requests', { cookie: desk });
      const { requests } = (await answer.json()) as { requests: { delegate: { id: string } }[] };
      return requests.some(({ delegate }) => delegate.id === delegateId);
    };
    expect([await waits(), (await data()).erasureDeclinedAt]).toEqual([true, undefined]);
    app.clock.advance(1_000);
    const declinedAt = app.clock.now().toISOString();
    await post(`${await propose()}/decline`, administrator, { because: 'They owe the hotel' });
    expect([await waits(), (await data()).erasureDeclinedAt]).toEqual([false, declinedAt]);
    app.clock.advance(1_000);
    expect((await wish('PUT')).status).toBe(204);
    expect([await waits(), (await data()).erasureDeclinedAt]).toEqual([true, undefined]);
    expect((await data()).askedForErasureAt).toBe(app.clock.now().toISOString());
    await expect.poll(told, withinASecond).toHaveLength(1);
  });

  it('is told to administrators alone: supervisors are told of rejections only, and acknowledge nothing else', async () => {
    const { told, post } = await asking();
    const supervisor = await app.signedInAs('supervisor');
    const server = await startLiveServer(app);
    const client = newClient(pageSockets(server.url, supervisor).open);
    const views: Record<string, View<OpenAlerts>> = {};
    client.follow(alertsTopic, {}, (next) => (views.all = next as View<OpenAlerts>));
    client.follow(rejectionsTopic, {}, (next) => (views.rejections = next as View<OpenAlerts>));
    await expect.poll(() => views.rejections).toMatchObject({ status: 'live', value: { open: 0, alerts: {} } });
    await expect.poll(() => views.all?.status).toBe('error');
    const path = `/api/alerts/${told()[0]!.id}/acknowledge`;
    expect(await (await post(path, supervisor)).json()).toMatchObject({ code: 'alerts.administrator_needed' });
    expect((await post(path, administrator)).status).toBe(204);
    await expect.poll(told, withinASecond).toEqual([]);
  });

  it('is not said and taken back without end', async () => {
    const { delegateId, wish } = await asking();
    const statuses: number[] = [];
    for (let times = 0; times < 5; times += 1) {
      await wish('DELETE');
      statuses.push((await wish('PUT')).status);
    }
    expect(statuses).toEqual([204, 204, 204, 204, 429]);
    const [row] = await app.database.sql`select count(*)::int as told from alerts where delegate_id = ${delegateId}`;
    expect(row).toEqual({ told: 5 });
  });
});
