import { beforeEach, expect, it } from 'vitest';
import { networkAlertsTopic, type OpenAlerts } from '../../server/alerts/alerts.contract.ts';
import { raiseAlert } from '../../server/alerts/raise-alert.ts';
import { raiseAlertOnce } from '../../server/alerts/raise-alert-once.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { inTransaction } from '../../server/kernel/transaction.ts';
import type { View } from '../../web-components/live/view.ts';
import { useApp } from '../support/app.ts';
import { newClient, pageSockets, startLiveServer } from '../support/live-server.ts';

const app = useApp();
const ofPoint = (name: string) =>
  ({ kind: 'disconnect_unanswered', because: JSON.stringify({ accessPoint: name, how: 'silent' }) }) as const;
const raiseEach = (name: string) =>
  inTransaction(app.database, (tx) => raiseAlertOnce(app, theSystem, tx, ofPoint(name), { each: 'because' }));
const raiseBroken = () =>
  inTransaction(app.database, (tx) => raiseAlert(app, theSystem, tx, { kind: 'ledger_broken', because: 'entry 7' }));

beforeEach(async () => {
  await app.database.sql`update alerts set acknowledged_at = now() where acknowledged_at is null`;
});

it('an alert of an access point is raised once for each, also by many at once, and again when it was acknowledged', async () => {
  const raised = await Promise.all(['AP 1', 'AP 2', 'AP 1', 'AP 2', 'AP 1'].map(raiseEach));
  const ids = raised.filter((id) => id !== undefined);
  expect(ids).toHaveLength(2);
  const cookie = await app.signedInAs('network');
  for (const id of ids) await app.ask('POST', `/api/alerts/${id}/acknowledge`, { cookie });
  expect(await raiseEach('AP 1')).toBeDefined();
});

it('who sees to the network is told of access points alone, and acknowledges nothing else', async () => {
  const broken = await raiseBroken();
  const silent = await raiseEach('AP 3');
  const cookie = await app.signedInAs('network');
  // Only what is woken is read.
  const server = await startLiveServer(app, { rereadMs: 600_000 });
  let view: View<OpenAlerts> = { status: 'loading' };
  const client = newClient(pageSockets(server.url, cookie).open);
  client.follow(networkAlertsTopic, {}, (next) => (view = next as View<OpenAlerts>));
  await expect.poll(() => (view.status === 'live' ? Object.keys(view.value.alerts) : [])).toEqual([silent]);
  const refused = await app.ask('POST', `/api/alerts/${broken}/acknowledge`, { cookie });
  expect(await refused.json()).toMatchObject({ code: 'alerts.administrator_needed' });
  const supervisor = await app.signedInAs('supervisor');
  const notTheirs = await app.ask('POST', `/api/alerts/${silent}/acknowledge`, { cookie: supervisor });
  expect(await notTheirs.json()).toMatchObject({ code: 'alerts.administrator_needed' });
  const { host } = new URL(server.url);
  const seen = await fetch(`http://${host}/api/alerts/${silent}/acknowledge`, { method: 'POST', headers: { cookie } });
  expect(seen.status).toBe(204);
  await expect.poll(() => (view.status === 'live' ? view.value.open : undefined)).toBe(0);
});
