import { describe, expect, it, vi } from 'vitest';
import { closeCodes } from '../../server/live/hub.contract.ts';
import { delta, key, livePage, page, snapshot, tides } from '../support/canal-page.ts';

describe('A page', () => {
  it('asks again, once, when a delta does not stand on what it holds, and holds on until it is answered', async () => {
    const made = await livePage();
    made.gets(delta(5, 6, { level: 6 }));
    made.gets(delta(6, 7, { level: 7 }));
    expect(made.socket().asked.slice(1)).toEqual([
      { type: 'subscribe', topic: 'water', params: { canal: 'grand' }, revision: ['e', 1] },
    ]);
    expect(made.view).toMatchObject({ value: { level: 1 } });
    made.gets(delta(1, 7, { level: 7, width: 3 }));
    expect(made.view).toMatchObject({ value: { level: 7, width: 3 } });
  });

  it('takes nothing twice, and nothing older than what it holds', async () => {
    const made = await livePage();
    made.gets(delta(1, 2, { width: 2 }));
    made.gets(delta(2, 3, { width: null }));
    made.gets(delta(1, 2, { width: 2 }));
    made.gets(snapshot(1, { level: 1, width: 9 }));
    expect(made.view).toMatchObject({ value: { level: 1 } });
    expect(made.view).not.toHaveProperty('value.width');
    expect(made.socket().asked).toHaveLength(1);
  });

  it('that was refused once, and follows again while the source fails, shows that and not the refusal', async () => {
    const made = await livePage();
    made.gets({ type: 'refused', key, problem: { type: 'urn:x', title: 'Not you.', status: 403, code: 'x' } });
    expect(made.view).toMatchObject({ status: 'error' });
    made.gets({ type: 'stale', key, since: '2026-11-20T07:00:00.000Z' });
    expect(made.view).toMatchObject({ status: 'stale', value: { level: 1 }, since: '2026-11-20T07:00:00.000Z' });
  });

  it.each([-5, 5])(
    'is told by the server since when its source fails, and that by a clock %i minutes ahead',
    async (aheadMin) => {
      const made = await livePage();
      const since = new Date(made.time.now().getTime() + aheadMin * 60_000).toISOString();
      made.gets({ type: 'stale', key, since });
      expect(made.view).toMatchObject({ status: 'stale', since, isServersTime: true });
    },
  );

  it('that is cut off says since when by its own clock', async () => {
    const made = await livePage();
    made.socket().events.onClose(1006);
    await made.time.advance(6000);
    expect(made.view).toMatchObject({ status: 'stale' });
    expect(made.view).not.toHaveProperty('isServersTime');
  });

  it('that heard nothing for five seconds is stale, though the socket broke only at the end of them', async () => {
    const made = await livePage();
    await made.time.advance(4600);
    made.socket().events.onClose(1006);
    expect(made.client.connection.state).toBe('live');
    await made.time.advance(500);
    expect(made.client.connection.state).toBe('stale');
  });

  it('asks again when it is told that it is level with something else', async () => {
    const made = await livePage();
    made.gets({ type: 'level', key, revision: ['e', 9] });
    expect(made.socket().asked).toHaveLength(2);
  });

  it('forgets half a frame when the socket breaks, and puts the next one together', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue(undefined);
    const made = await livePage();
    const text = JSON.stringify(snapshot(2, { level: 2 }));
    made.socket().events.onText(`{"type":"part","index":0,"count":2}\n${text.slice(0, 20)}`);
    made.socket().events.onClose(1006);
    await made.time.advance(2000);
    made.socket().events.onOpen();
    made.socket().events.onText(`{"type":"part","index":1,"count":2}\n${text.slice(20)}`);
    expect(made.socket().isClosed).toBe(true);
    warn.mockRestore();
  });

  it('begins anew when it gets what is no frame', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue(undefined);
    const made = await livePage();
    made.socket().events.onText('{"type":"snapshot"}');
    expect(made.opened[0]?.isClosed).toBe(true);
    await made.time.advance(2000);
    expect(made.opened).toHaveLength(2);
    warn.mockRestore();
  });
});

describe('A connection', () => {
  it('is live while the tide comes in, stale when it stays away, and lost when it stays away long', async () => {
    const made = await livePage();
    await tides(made, 20);
    expect(made.states).toEqual(['live']);
    await made.time.advance(5500);
    expect(made.client.connection.state).toBe('stale');
    expect(made.view).toMatchObject({ status: 'stale', value: { level: 1 } });
    await made.time.advance(10_500);
    expect(made.client.connection).toMatchObject({ state: 'lost' });
    expect(made.client.connection.ageMs).toBeGreaterThanOrEqual(15_000);
    expect(made.states).toEqual(['live', 'stale', 'lost']);
  });

  it('is opened again when nothing comes although it seems open', async () => {
    const made = await livePage();
    await made.time.advance(11_000);
    expect(made.opened[0]?.isClosed).toBe(true);
    expect(made.opened.length).toBeGreaterThan(1);
  });

  it('that breaks and is back within a second says nothing of it', async () => {
    const made = await livePage();
    await tides(made, 6);
    made.socket().events.onClose(1006);
    await made.time.advance(200);
    expect(made.opened).toHaveLength(2);
    made.socket().events.onOpen();
    made.gets({ type: 'level', key, revision: ['e', 1] });
    expect(made.states).toEqual(['live']);
    expect(made.socket().asked[0]).toMatchObject({ revision: ['e', 1] });
  });

  it('is tried again at once, then less and less often, every four seconds at least', async () => {
    const made = await livePage();
    await tides(made, 6);
    made.socket().events.onClose(1006);
    const start = made.time.timers.now();
    for (let attempt = 0; attempt < 17; attempt += 1) {
      const before = made.opened.length;
      while (made.opened.length === before) await made.time.advance(25);
      made.socket().events.onClose(1006);
    }
    const waits = made.opened.slice(1).map(({ at }, index) => at - (made.opened[index + 1 - 1]?.at ?? start));
    expect((made.opened[1]?.at ?? 0) - start).toBeLessThanOrEqual(250);
    expect(waits.slice(1)).toEqual([375, ...Array(11).fill(750), 1500, 3000, 3000, 3000]);
  });

  it('is tried at once when the page comes back into view', async () => {
    const made = await livePage();
    for (let attempt = 0; attempt < 6; attempt += 1) {
      made.socket().events.onClose(1006);
      await made.time.advance(12_000);
    }
    made.socket().events.onClose(1006);
    const before = made.opened.length;
    made.client.nudge();
    expect(made.opened).toHaveLength(before + 1);
  });

  it('that was never there is connecting, then lost', async () => {
    const made = page();
    await made.time.advance(3000);
    expect(made.client.connection.state).toBe('connecting');
    expect(made.view).toEqual({ status: 'loading' });
    await made.time.advance(14_000);
    expect(made.client.connection.state).toBe('lost');
    expect(made.view.status).toBe('stale');
  });

  it('that the server ended because the sign-in did says so, and recovers when somebody signs in', async () => {
    const problem = { type: 'urn:x', title: 'Sign in first.', status: 401, code: 'request.sign_in_needed' };
    const made = await livePage({ explain: async () => problem });
    made.socket().events.onClose(closeCodes.signInEnded);
    await made.time.advance(2000);
    expect(made.view).toEqual({ status: 'error', problem });
    made.socket().events.onOpen();
    made.gets({ type: 'level', key, revision: ['e', 1] });
    expect(made.view).toMatchObject({ status: 'live', value: { level: 1 } });
  });

  it('is closed when nobody on the page follows anything any more', async () => {
    const made = await livePage();
    made.stop();
    await made.time.advance(500);
    expect(made.socket().isClosed).toBe(false);
    await made.time.advance(1000);
    expect(made.socket().isClosed).toBe(true);
    await made.time.advance(60_000);
    expect(made.opened).toHaveLength(1);
  });
});
