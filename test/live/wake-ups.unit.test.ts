import { describe, expect, it } from 'vitest';
import type { LiveState } from '../../server/live/define-topic.ts';
import { LiveClient } from '../../web-components/live/live-client.ts';
import { key, livePage, page, snapshot, tides } from '../support/canal-page.ts';
import { countedTimers } from '../support/counted-timers.ts';
import { water } from '../support/live-world.ts';
import { ManualTime } from '../support/manual-time.ts';

describe('A page whose network goes', () => {
  it('says at once that what it shows is stale, since it last heard', async () => {
    const made = await livePage();
    await tides(made, 6);
    const heard = made.time.now().toISOString();
    await made.time.advance(700);
    made.client.doubt();
    expect(made.client.connection).toMatchObject({ state: 'stale', since: heard, ageMs: 700 });
    expect(made.view).toMatchObject({ status: 'stale', value: { level: 1 }, since: heard });
  });

  it('is not taken in by what had reached the browser before', async () => {
    const made = await livePage();
    made.client.doubt();
    await made.time.advance(10);
    made.gets(snapshot(2, { level: 2 }));
    expect(made.view).toMatchObject({ status: 'stale', value: { level: 2 } });
  });

  it('is live again with the next word from the server, for that is what counts', async () => {
    const made = await livePage();
    await tides(made, 4);
    made.client.doubt();
    await tides(made, 2);
    expect(made.client.connection.state).toBe('live');
    expect(made.view).toMatchObject({ status: 'live', value: { level: 1 } });
    expect(made.states).toEqual(['live', 'stale', 'live']);
    expect(made.opened).toHaveLength(1);
  });

  it('is lost in the end, and live when it comes back', async () => {
    const made = await livePage();
    made.client.doubt();
    await made.time.advance(16_000);
    expect(made.client.connection.state).toBe('lost');
    made.client.nudge();
    made.socket().events.onOpen();
    made.gets({ type: 'level', key, revision: ['e', 1] });
    expect(made.view).toMatchObject({ status: 'live', value: { level: 1 } });
  });

  it('says nothing before anything is followed', () => {
    const time = new ManualTime();
    const client = new LiveClient({ open: () => expect.fail('nothing to open'), timers: time.timers });
    client.doubt();
    client.nudge();
    expect(client.connection.state).toBe('connecting');
  });
});

describe('A page that wakes up', () => {
  it('asks whether the server is there, and goes on when it is', async () => {
    const made = await livePage();
    await tides(made, 6);
    await made.time.advance(500);
    for (let again = 0; again < 5; again += 1) made.client.nudge();
    expect(made.socket().asked.slice(1)).toEqual([expect.objectContaining({ type: 'subscribe', revision: ['e', 1] })]);
    made.gets({ type: 'level', key, revision: ['e', 1] });
    await tides(made, 10);
    expect(made.opened).toHaveLength(1);
    expect(made.states).toEqual(['live']);
  });

  it('opens another socket when nobody answers on the one of the network before', async () => {
    const made = await livePage();
    await tides(made, 6);
    await made.time.advance(500);
    const at = made.time.timers.now();
    made.client.nudge();
    await made.time.advance(3000);
    expect(made.opened[0]?.isClosed).toBe(true);
    expect(made.opened).toHaveLength(2);
    expect((made.opened[1]?.at ?? 0) - at).toBeLessThanOrEqual(2750);
  });

  it('asks for nothing when it has just heard', async () => {
    const made = await livePage();
    made.client.nudge();
    expect(made.socket().asked).toHaveLength(1);
  });

  it('does not wait for a handshake that began on the network before', async () => {
    const made = page();
    await made.time.advance(500);
    made.client.nudge();
    expect(made.opened).toHaveLength(1);
    await made.time.advance(1500);
    made.client.nudge();
    expect(made.opened).toHaveLength(2);
    expect(made.opened[0]?.isClosed).toBe(true);
  });

  it('after a sleep opens another socket at once, and is level', async () => {
    const made = await livePage();
    await tides(made, 6);
    await made.time.sleep(3_600_000);
    made.client.nudge();
    await made.time.advance(500);
    expect(made.opened[0]?.isClosed).toBe(true);
    expect(made.opened.length).toBeGreaterThan(1);
    made.socket().events.onOpen();
    expect(made.socket().asked[0]).toMatchObject({ revision: ['e', 1] });
  });

  it('begins with short waits again, whatever failed before', async () => {
    const made = await livePage();
    for (let attempt = 0; attempt < 12; attempt += 1) {
      made.socket().events.onClose(1006);
      await made.time.advance(5000);
    }
    made.socket().events.onClose(1006);
    made.client.nudge();
    const before = made.opened.length;
    made.socket().events.onClose(1006);
    await made.time.advance(1000);
    expect(made.opened.length).toBeGreaterThan(before);
  });
});

describe('A page whose parts come and go', () => {
  it('after a thousand of them holds no timer, no socket and nobody who is told', async () => {
    const time = new ManualTime();
    const { timers, left } = countedTimers(time.timers);
    let socketsOpen = 0;
    const leave = () => {
      socketsOpen -= 1;
    };
    let told = 0;
    const hear = () => {
      told += 1;
    };
    const client = new LiveClient({
      timers,
      open: ({ onOpen }) => {
        socketsOpen += 1;
        timers.after(1, onOpen);
        return { send: () => undefined, close: leave };
      },
    });
    for (let round = 0; round < 1000; round += 1) {
      const stops = [
        client.follow(water, { canal: `canal${'abc'[round % 3]}` }, hear),
        client.follow(water, { canal: 'grand' }, hear),
        client.onConnection(hear),
      ];
      if (round % 7 === 0) await time.advance(300);
      for (const stop of [...stops, ...stops]) stop();
    }
    await time.advance(5000);
    expect({ timers: left(), socketsOpen }).toEqual({ timers: 0, socketsOpen: 0 });
    const before = told;
    const views: LiveState[] = [];
    const stop = client.follow(water, { canal: 'grand' }, (view) => views.push(view));
    await time.advance(30_000);
    stop();
    await time.advance(5000);
    expect(told).toBe(before);
    expect(views.length).toBeGreaterThan(1);
    expect({ timers: left(), socketsOpen }).toEqual({ timers: 0, socketsOpen: 0 });
  });
});
