import { expect } from 'vitest';
import type { LiveState } from '../../server/live/define-topic.ts';
import type { Revision, ServerFrame } from '../../server/live/hub.contract.ts';
import type { OpenSocket } from '../../web-components/live/line.ts';
import { LiveClient, type LiveClientOptions } from '../../web-components/live/live-client.ts';
import type { View } from '../../web-components/live/view.ts';
import { water } from './live-world.ts';
import { ManualTime } from './manual-time.ts';

export const key = 'water?canal=grand';
export const snapshot = (number: number, state: LiveState, epoch = 'e'): ServerFrame => ({
  ...{ type: 'snapshot', key, revision: [epoch, number], declared: 'first', state },
});
export const delta = (from: number, number: number, patch: LiveState): ServerFrame => ({
  ...{ type: 'delta', key, revision: ['e', number], from, patch },
});

type Events = Parameters<OpenSocket>[0];

/** A page that follows the grand canal, and a server that does what the test says. */
export function page(options: Pick<LiveClientOptions, 'explain'> = {}) {
  const time = new ManualTime();
  const opened: { at: number; events: Events; asked: { revision?: Revision }[]; isClosed: boolean }[] = [];
  const open: OpenSocket = (events) => {
    const socket = { at: time.timers.now(), events, asked: [] as { revision?: Revision }[], isClosed: false };
    opened.push(socket);
    return {
      send: (text) => void socket.asked.push(JSON.parse(text)),
      close: () => (socket.isClosed = true),
    };
  };
  const client = new LiveClient({ open, timers: time.timers, random: () => 0.5, ...options });
  const made = {
    time,
    opened,
    client,
    view: { status: 'loading' } as View<LiveState>,
    states: [] as string[],
    socket: () => opened.at(-1) ?? expect.fail('no socket'),
    gets: (frame: ServerFrame) => made.socket().events.onText(JSON.stringify(frame)),
  };
  client.onConnection(() => made.states.push(client.connection.state));
  const stop = client.follow(water, { canal: 'grand' }, (view) => (made.view = view));
  return Object.assign(made, { stop });
}

export async function livePage(options?: Parameters<typeof page>[0]) {
  const made = page(options);
  made.socket().events.onOpen();
  made.gets(snapshot(1, { level: 1 }));
  expect(made.view).toMatchObject({ status: 'live', value: { level: 1 } });
  return made;
}

/** Time passes with the tide coming in as it should. */
export async function tides(made: ReturnType<typeof page>, seconds: number) {
  for (let second = 0; second < seconds; second += 2) {
    await made.time.advance(2000);
    made.gets({ type: 'tide', at: made.time.now().toISOString() });
  }
}
