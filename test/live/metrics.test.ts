import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type RawData, WebSocket } from 'ws';
import { createApp } from '../../server/app.ts';
import { createHub } from '../../server/live/hub.ts';
import { inhabitVenue } from '../faults/inhabited-venue.ts';
import { publicOrigin, useApp } from '../support/app.ts';
import { startLiveServer } from '../support/live-server.ts';
import { water } from '../support/live-world.ts';
import { samplesIn, sumOf } from '../support/metrics.ts';

const app = useApp();
const metricsKey = `${'k'.repeat(31)}!`;

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

describe('Who may read the figures', () => {
  const keyed = createApp({ ...app, live: createHub(app), metricsKey });
  const ask = (headers: Record<string, string>, from = keyed) => from.request('/metrics', { headers });

  it('is whoever holds the key, and each wrong key is refused', async () => {
    const answer = await ask(bearer(metricsKey));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const wrong = ['', metricsKey.slice(1), `${metricsKey}k`, `K${metricsKey.slice(1)}`, 'undefined'];
    for (const key of wrong) {
      const refusal = await ask(bearer(key));
      expect([key, refusal.status]).toEqual([key, 401]);
      expect(await refusal.json()).toMatchObject({ code: 'request.metrics_key_needed' });
    }
    expect((await ask({})).status).toBe(401);
    expect((await ask({ authorization: `Basic ${metricsKey}` })).status).toBe(401);
  });

  it('is nobody by key where the configuration has none', async () => {
    const keyless = createApp({ ...app, live: createHub(app) });
    for (const key of ['', 'undefined', metricsKey]) expect((await ask(bearer(key), keyless)).status).toBe(401);
  });

  it('is an administrator or a network engineer, and no other member of staff', async () => {
    const statuses = [];
    for (const role of ['administrator', 'network', 'gate', 'station', 'desk', 'supervisor'] as const) {
      statuses.push((await ask({ cookie: await app.signedInAs(role) })).status);
    }
    expect(statuses).toEqual([200, 200, 403, 403, 403, 403]);
  });

  it("is no collector: its key is for what it was made for, and the monitor's key opens nothing else", async () => {
    const cookie = await app.signedInAs('administrator');
    const made = await app.ask('POST', '/api/collector-keys', { body: { name: 'Collector' }, cookie });
    expect((await ask(bearer((await made.json()).key))).status).toBe(403);
    for (const path of ['/api/hotspots', '/api/delegates', '/api/live', '/api/staff']) {
      expect((await keyed.request(path, { headers: bearer(metricsKey) })).status).toBe(401);
    }
  });
});

/** A server with a canal whose level rises when the test says so, and a way to read its figures. */
async function canalServer() {
  const server = await startLiveServer({ ...app, metricsKey });
  const source = { level: 0 };
  server.hub.serve(water, { read: () => ({ ...source }) });
  const cookie = await app.signedInAs('gate');
  const metricsUrl = `${server.url.replace('ws:', 'http:').replace('/api/live', '')}/metrics`;
  const figures = async () => samplesIn(await (await fetch(metricsUrl, { headers: bearer(metricsKey) })).text());
  const rise = () => {
    source.level += 1;
    server.hub.wake(water, { canal: 'grand' });
  };
  return { ...server, cookie, figures, rise };
}

/** A page that follows the canal and adds up what comes. */
async function openPage(url: string, cookie: string) {
  const socket = new WebSocket(url, { headers: { cookie } });
  onTestFinished(() => socket.terminate());
  const got = { frames: 0, bytes: 0, level: -1 };
  socket.on('message', (data: RawData) => {
    const text = data.toString();
    const { type, state, patch } = JSON.parse(text);
    // One may come at any time; it is about no topic.
    if (type === 'tide') return;
    got.frames += 1;
    got.bytes += Buffer.byteLength(text) + (Buffer.byteLength(text) > 125 ? 4 : 2);
    got.level = (state ?? patch)?.level ?? got.level;
  });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'subscribe', topic: 'water', params: { canal: 'grand' } }));
  return { socket, got };
}

describe('The figures of the live layer', () => {
  it('agree with what the pages got: sockets, subscriptions, frames and bytes', async () => {
    const { url, cookie, figures, rise } = await canalServer();
    const pages = await Promise.all([1, 2, 3].map(() => openPage(url, cookie)));
    await expect.poll(() => pages.every(({ got }) => got.level === 0)).toBe(true);
    for (let level = 1; level <= 3; level += 1) {
      rise();
      await expect.poll(() => pages.every(({ got }) => got.level === level)).toBe(true);
    }
    const samples = await figures();
    expect(samples.get('causeway_live_sockets')).toBe(3);
    expect(samples.get('causeway_live_topics_followed{topic="water"}')).toBe(1);
    expect(samples.get('causeway_live_subscriptions{topic="water"}')).toBe(3);
    expect(samples.get('causeway_live_frames_sent_total{topic="water",kind="snapshot"}')).toBe(3);
    expect(samples.get('causeway_live_frames_sent_total{topic="water",kind="delta"}')).toBe(9);
    const gotInAll = (what: 'frames' | 'bytes') => pages.reduce((sum, { got }) => sum + got[what], 0);
    expect(sumOf(samples, 'causeway_live_frames_sent_total', 'topic="water"')).toBe(gotInAll('frames'));
    expect(sumOf(samples, 'causeway_live_sent_bytes_total', 'topic="water"')).toBe(gotInAll('bytes'));
    expect(sumOf(samples, 'causeway_live_source_read_duration_seconds_count', 'topic="water"')).toBeGreaterThan(3);
    expect(samples.get('causeway_live_waiting_bytes')).toBeGreaterThanOrEqual(0);
  });

  it('tell how sockets ended, and what was refused', async () => {
    const { url, cookie, figures } = await canalServer();
    const [leaves, lost, babbles, broken, signsOut] = await Promise.all(
      [1, 2, 3, 4].map(() => openPage(url, cookie)).concat(openPage(url, await app.signedInAs('gate'))),
    );
    leaves!.socket.send(JSON.stringify({ type: 'subscribe', topic: 'fire' }));
    leaves!.socket.close(1000);
    lost!.socket.terminate();
    babbles!.socket.send('not a frame');
    broken!.socket.send('x'.repeat(64 * 1024 + 1));
    const ended = async (reason: string) =>
      (await figures()).get(`causeway_live_sockets_ended_total{reason="${reason}"}`);
    await expect.poll(() => ended('left')).toBe(1);
    await expect.poll(() => ended('lost')).toBe(1);
    await expect.poll(() => ended('misbehaved')).toBe(2);
    expect((await figures()).get('causeway_live_refusals_total{code="live.unknown_topic"}')).toBe(1);
    expect(signsOut!.socket.readyState).toBe(WebSocket.OPEN);
    await expect.poll(async () => (await figures()).get('causeway_live_sockets')).toBe(1);
  });
});

describe('The figures of the venue', () => {
  it('count scans by verdict, readings by what became of them, and requests by route, and name nobody', async () => {
    const own = createApp({ ...app, live: createHub(app), metricsKey });
    const known = await inhabitVenue({ ...app, ask: askOf(own) });
    const reading = { hotspot: 'LH-001', at: known.at![0], rxMbps: 1, txMbps: 1 };
    const readings = [0, 0, -1].map((clients) => JSON.stringify({ ...reading, clients }));
    const headers = { ...bearer(String(known.key![0])), 'content-type': 'application/x-ndjson' };
    const told = await own.request('/api/hotspots/readings', { method: 'POST', headers, body: readings.join('\n') });
    expect(await told.json()).toMatchObject({ stored: 1, repeated: 1, refusedCount: 1 });
    await own.request('/api/no-such-thing');
    await own.request('/api/staff', { headers: { origin: publicOrigin } });
    const text = await (await own.request('/metrics', { headers: bearer(metricsKey) })).text();
    const samples = samplesIn(text);
    expect(samples.get('causeway_scans_total{outcome="refer"}')).toBe(1);
    expect(samples.get('causeway_scans_total{outcome="admit"}')).toBe(0);
    expect(samples.get('causeway_readings_total{outcome="stored"}')).toBe(1);
    expect(samples.get('causeway_readings_total{outcome="repeated"}')).toBe(1);
    expect(samples.get('causeway_readings_total{outcome="refused"}')).toBe(1);
    expect(samples.get('causeway_http_requests_total{method="POST",route="/api/scans",status="200"}')).toBe(1);
    expect(samples.get('causeway_http_problems_total{code="request.sign_in_needed"}')).toBe(1);
    expect(sumOf(samples, 'causeway_http_request_duration_seconds_count', 'route="/api/scans"')).toBe(1);
    expect(samples.get('causeway_database_up')).toBe(1);
    expect(samples.get('causeway_database_connections_max')).toBe(app.database.maxConnections);
    expect(samples.get('causeway_database_connections')).toBeGreaterThan(0);
    expect(sumOf(samples, 'causeway_database_transactions_total', 'committed')).toBeGreaterThan(0);
    expect(samples.get('nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);
    for (const name of [
      'Lin',
      'people.example',
      'venue.example',
      'Collector',
      'LH-001',
      String(known.delegateId![0]),
    ]) {
      expect(text).not.toContain(name);
    }
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('do not grow with what is asked: made-up addresses and methods come under one name', async () => {
    const own = createApp({ ...app, live: createHub(app), metricsKey });
    const lines = async () =>
      (await (await own.request('/metrics', { headers: bearer(metricsKey) })).text()).split('\n').length;
    const methods = ['GET', 'POST', 'PROPFIND', 'BREW', 'LOCK'];
    const askAll = async (round: number) => {
      for (const method of methods) await own.request(`/api/delegates/${round}-of-none`, { method });
      for (const method of methods) await own.request(`/made/up/${round}`, { method });
    };
    await askAll(0);
    await lines();
    const before = await lines();
    for (let round = 1; round < 20; round += 1) await askAll(round);
    expect(await lines()).toBe(before);
  });
});

const askOf =
  (own: Pick<ReturnType<typeof createApp>, 'request'>): typeof app.ask =>
  async (method, path, { body, cookie, headers } = {}) =>
    own.request(path, {
      method,
      headers: { 'content-type': 'application/json', ...(cookie && { cookie }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
