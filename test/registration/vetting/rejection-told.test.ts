import { once } from 'node:events';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { Role } from '../../../db/vocabulary.ts';
import { guardAt, openVenue, type Venue } from '../../admission/venue.ts';
import { useApp } from '../../support/app.ts';
import { type LiveServer, startLiveServer } from '../../support/live-server.ts';

/** A rejection holds on open pages within a second; a busy machine gets five times that. */
const withinASecond = { timeout: 5000 };

const app = useApp();
let venue: Venue;
beforeAll(async () => {
  venue = await openVenue(app);
});

type Frame = { type: string; key?: string; state?: unknown; patch?: unknown; problem?: { code: string } };

/** A page of somebody with this role, that follows one topic; `last` is the state as it is told. */
async function pageOf(server: LiveServer, role: Role, topic: string, params = {}) {
  const cookie = await app.signedInAs(role);
  const socket = new WebSocket(server.url, { headers: { cookie } });
  onTestFinished(() => socket.terminate());
  const frames: Frame[] = [];
  socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString())));
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'subscribe', topic, params }));
  const told = () => frames.filter(({ key }) => key?.startsWith(topic));
  await expect.poll(() => told().length).toBeGreaterThan(0);
  return { cookie, told, text: () => JSON.stringify(told().slice(1)) };
}

/** Rejects over the port, as a program elsewhere would. */
async function reject({ url }: LiveServer, delegateId: string) {
  const cookie = await app.signedInAs('administrator');
  const body = { name: 'Authority', purpose: 'vetting' };
  const { key } = await (await app.ask('POST', '/api/collector-keys', { cookie, body })).json();
  const answer = await fetch(`http://${new URL(url).host}/api/vetting`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ outcomes: [{ reference: `EXT-${delegateId}`, outcome: 'rejected' }] }),
  });
  expect(answer.status).toBe(200);
}

it('a rejection reaches supervisors, administrators and the station within a second, with whether they were inside', async () => {
  // Only what is woken is read.
  const server = await startLiveServer(app, { rereadMs: 600_000 });
  const speaker = await venue.invite();
  const guard = guardAt(app, venue, await app.signedInAs('gate'));
  expect(await guard.scan('south-1', speaker.token)).toMatchObject({ verdict: 'admit' });
  await app.database.sql`insert into verifications (id, delegate_id, station_id, reason, requested_at)
    values (gen_random_uuid(), ${speaker.delegateId}, 'station-1', 'elsewhere', now())`;
  const supervisor = await pageOf(server, 'supervisor', 'rejections');
  const administrator = await pageOf(server, 'administrator', 'alerts');
  const officer = await pageOf(server, 'station', 'station-queue', { stationId: 'station-1' });
  await reject(server, speaker.delegateId);
  for (const page of [supervisor, administrator]) {
    await expect.poll(page.text, withinASecond).toContain('delegate_rejected');
    expect(page.text()).toContain('"because":"inside"');
    expect(page.text()).not.toContain('Water town');
  }
  await expect.poll(officer.text, withinASecond).toContain('":null');
  expect(await guard.scan('hall-1', speaker.token)).toMatchObject({ reason: 'vetting_rejected' });
});

it('a supervisor is told of rejections, and of no look-up of whereabouts; and acknowledges those only', async () => {
  const server = await startLiveServer(app);
  const [speaker, other] = [await venue.invite(), await venue.invite()];
  const medic = await app.signedInAs('medical');
  const because = 'Collapsed, a doctor asks';
  await app.ask('POST', `/api/delegates/${other.delegateId}/whereabouts`, { cookie: medic, body: { because } });
  await reject(server, speaker.delegateId);
  const supervisor = await pageOf(server, 'supervisor', 'rejections');
  await expect.poll(() => JSON.stringify(supervisor.told())).toContain(speaker.delegateId);
  expect(JSON.stringify(supervisor.told())).not.toContain(other.delegateId);
  const refused = await pageOf(server, 'supervisor', 'alerts');
  expect(refused.told()[0]?.problem?.code).toBe('request.role_needed');
  const idOf = async (delegateId: string) =>
    (await app.database.sql`select id from alerts where delegate_id = ${delegateId}`)[0]!.id;
  const acknowledge = async (id: string) => {
    const answer = await app.ask('POST', `/api/alerts/${id}/acknowledge`, { cookie: supervisor.cookie });
    return answer.status === 204 ? 'acknowledged' : (await answer.json()).code;
  };
  expect(await acknowledge(await idOf(other.delegateId))).toBe('alerts.administrator_needed');
  expect(await acknowledge(await idOf(speaker.delegateId))).toBe('acknowledged');
});
