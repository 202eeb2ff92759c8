import { describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../server/kernel/problem.contract.ts';
import { closeCodes } from '../../server/live/hub.contract.ts';
import { key, livePage, page, snapshot, tides } from '../support/canal-page.ts';

const tooMany: Problem = {
  type: 'urn:causeway:problem:live.too_many_pages_of_person',
  title: 'As many pages are open with your sign-in as one person may have.',
  status: 429,
  code: 'live.too_many_pages_of_person',
};
const level = { type: 'level' as const, key, revision: ['e', 1] as [string, number] };

/** The server takes each socket, and closes it again without a word. */
async function isTurnedAwayFor(made: Awaited<ReturnType<typeof livePage>>, seconds: number) {
  const end = made.time.timers.now() + seconds * 1000;
  let answered: unknown;
  while (made.time.timers.now() < end) {
    const socket = made.socket();
    if (socket !== answered && !socket.isClosed) {
      answered = socket;
      socket.events.onOpen();
      socket.events.onClose(closeCodes.tryLater);
    }
    await made.time.advance(50);
  }
}

describe('A page whose sockets are opened and closed again without a word', () => {
  it('is stale a second after it was last served, then lost, and never live between', async () => {
    const made = await livePage();
    await tides(made, 6);
    made.socket().events.onClose(1001);
    await isTurnedAwayFor(made, 2);
    expect(made.states).toEqual(['live', 'stale']);
    expect(made.view).toMatchObject({ status: 'stale', value: { level: 1 } });
    await isTurnedAwayFor(made, 30);
    expect(made.states).toEqual(['live', 'stale', 'lost']);
    expect(made.opened.length).toBeGreaterThan(12);
  });

  it('says why, and follows by itself when it is served again', async () => {
    const made = await livePage({ explain: async () => tooMany });
    made.socket().events.onClose(1001);
    await isTurnedAwayFor(made, 2);
    expect(made.view).toEqual({ status: 'error', problem: tooMany });
    await made.time.advance(5000);
    made.socket().events.onOpen();
    made.gets(level);
    expect(made.view).toMatchObject({ status: 'live', value: { level: 1 } });
    expect(made.client.connection.state).toBe('live');
  });

  it('that was never served is connecting, and says why', async () => {
    const made = page({ explain: async () => tooMany });
    await isTurnedAwayFor(made, 3);
    expect(made.client.connection.state).toBe('connecting');
    expect(made.view).toEqual({ status: 'error', problem: tooMany });
  });
});

describe('A page whose socket opens', () => {
  it('is live with the first word on it, and not before', async () => {
    const made = await livePage();
    made.client.doubt();
    await made.time.advance(300);
    made.client.nudge();
    await made.time.advance(3000);
    made.socket().events.onOpen();
    expect(made.client.connection.state).toBe('stale');
    await made.time.advance(400);
    made.gets(level);
    expect(made.client.connection.state).toBe('live');
  });

  it('at once after the network came back is live with the first word, however soon that is', async () => {
    const made = await livePage();
    await made.time.advance(1000);
    made.client.doubt();
    made.socket().events.onClose(1006);
    made.client.nudge();
    await made.time.advance(50);
    made.socket().events.onOpen();
    await made.time.advance(50);
    made.gets(level);
    expect(made.client.connection.state).toBe('live');
  });

  it('has ten seconds for its first word, however long the page was away', async () => {
    const made = await livePage();
    made.socket().events.onClose(1006);
    await made.time.advance(30_000);
    const before = made.opened.length;
    made.socket().events.onOpen();
    made.client.nudge();
    await made.time.advance(9000);
    expect(made.opened).toHaveLength(before);
    await made.time.advance(3000);
    expect(made.opened.length).toBeGreaterThan(before);
  });
});

describe('An answer to why the server would not have a page', () => {
  it('that comes when the page is served again is of before, and not shown', async () => {
    let answer: (problem: Problem) => void = () => undefined;
    const made = await livePage({ explain: () => new Promise((resolve) => (answer = resolve)) });
    made.socket().events.onClose(closeCodes.tryLater);
    await made.time.advance(2000);
    made.socket().events.onOpen();
    made.gets(snapshot(2, { level: 2 }));
    answer(tooMany);
    await made.time.advance(100);
    expect(made.view).toMatchObject({ status: 'live', value: { level: 2 } });
  });

  it('that does not come, because nobody can be asked, changes nothing, and is told to whoever looks closer', async () => {
    const debug = vi.spyOn(console, 'debug').mockReturnValue(undefined);
    const away = new TypeError('Failed to fetch');
    const made = await livePage({ explain: () => Promise.reject(away) });
    made.socket().events.onClose(closeCodes.tryLater);
    await made.time.advance(100);
    expect(made.view).toMatchObject({ status: 'live', value: { level: 1 } });
    expect(debug).toHaveBeenCalledWith('cannot be asked why', away);
    debug.mockRestore();
  });
});
