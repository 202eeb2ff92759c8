import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ByteWriter } from '../../server/live/byte-stream.ts';
import type { WireFrame } from '../../server/live/frames.ts';
import { type Revision, serverFrame } from '../../server/live/hub.contract.ts';
import { openWideFrame } from '../../server/live/wide-frame.ts';
import { HeldTable } from '../../web-components/live/held-table.ts';
import { berths, emptyQuay, guard, LiveWorld, water } from '../support/live-world.ts';

const states = 120;
const rows = 200;

/** A page that asks from whatever revision it says, and gets frames as they are made. */
function askingPage(world: LiveWorld, topic: string, params: Record<string, string> = {}) {
  const frames: WireFrame[] = [];
  const outlet = {
    ...{ isOpen: true, isMidMessage: false, waitingBytes: 0 },
    send: (frame: WireFrame, drained?: () => void) => {
      frames.push(frame);
      drained?.();
    },
    ...{ ping: () => undefined, close: () => undefined, cut: () => undefined },
  };
  const attached = world.hub.attach(outlet, { actor: guard, currentActor: async () => guard });
  const ask = (revision?: Revision) => {
    const before = frames.length;
    attached.receive(JSON.stringify({ type: 'subscribe', topic, params, revision }));
    return frames.slice(before);
  };
  return { ask, frames };
}

const unhurried = { framesAtOnce: 1e6, answerMs: 1e9 };
const bytesOf = ({ payload }: WireFrame) => new Uint8Array(payload);

/** A quay that has changed hundreds of times, a berth or two each time, and what a page held at each state. */
async function busyQuay() {
  const world = new LiveWorld({ limits: unhurried });
  world.quay = emptyQuay(rows);
  const page = askingPage(world, 'berths');
  page.ask();
  await world.time.advance(100);
  const held: { revision: Revision; table: HeldTable }[] = [];
  for (let state = 1; state <= states; state += 1) {
    world.quay.columns.boats[(state * 7) % rows] = state;
    if (state % 3 === 0) world.quay.columns.draught[state % 50] = state;
    if (state % 40 === 0) world.quay = { ...world.quay, head: { tide: state } };
    world.hub.wake(berths, {});
    await world.time.advance(250);
    const [frame] = page.ask();
    const snapshot = openWideFrame(bytesOf(frame!));
    held.push({ revision: snapshot.head.revision, table: new HeldTable(snapshot) });
  }
  return { world, page, held };
}

describe('A page may claim to hold any state of a wide topic', () => {
  it('and gets from each of them, as one delta, to the newest', async () => {
    const { page, held } = await busyQuay();
    const now = held.at(-1)!.table.state;
    for (const { revision, table } of held.slice(0, -1)) {
      const [frame, ...more] = page.ask(revision);
      const delta = openWideFrame(bytesOf(frame!));
      expect(more).toEqual([]);
      expect(delta.head).toMatchObject({ type: 'wide-delta', from: revision[1] });
      table.apply(delta);
      expect(table.state).toEqual(now);
    }
  });

  it('and hundreds that claim one each cost the server no more than a few encodings', async () => {
    const { page, held } = await busyQuay();
    const numbers = vi.spyOn(ByteWriter.prototype, 'number');
    onTestFinished(() => numbers.mockRestore());
    const whole = rows * Object.keys(berths.columns).length;
    for (const { revision } of held.slice(0, -1)) page.ask(revision);
    expect(page.frames.length).toBeGreaterThanOrEqual(states - 1);
    expect(numbers.mock.calls.length).toBeLessThan(10 * whole);
  });

  it('and hears no more of what it had than four times the states that it missed', async () => {
    const { page, held } = await busyQuay();
    for (const missed of [1, 2, 5, 17, 100]) {
      const [frame] = page.ask(held.at(-1 - missed)!.revision);
      expect(bytesOf(frame!).length).toBeLessThan(200 + 4 * missed * 2 * 8);
    }
  });

  it('and only some of what was made for them is kept', async () => {
    const { page, held } = await busyQuay();
    const askAll = () => held.slice(0, -1).flatMap(({ revision }) => page.ask(revision));
    const first = new Set(askAll());
    const kept = askAll().filter((frame) => first.has(frame));
    expect(kept.length).toBeGreaterThan(10);
    expect(kept.length).toBeLessThan(100);
  });
});

it('A page may claim to hold any of the last states of a canal, and each leads on', async () => {
  const world = new LiveWorld({ limits: unhurried });
  const page = askingPage(world, 'water', { canal: 'grand' });
  page.ask();
  await world.time.advance(100);
  const [epoch, first] = revisionIn(page.frames[0]!);
  for (let level = 1; level <= 70; level += 1) {
    world.states.grand = { level, [`lock ${level % 7}`]: level };
    world.hub.wake(water, { canal: 'grand' });
    await world.time.advance(250);
  }
  const answers = Array.from({ length: 70 }, (_, n) => page.ask([epoch, first + n]).map(textOf));
  expect(answers.map(([frame]) => frame?.type)).toEqual([...Array(6).fill('snapshot'), ...Array(64).fill('delta')]);
});

const textOf = ({ payload }: WireFrame) => serverFrame.parse(JSON.parse(payload.toString()));

function revisionIn(frame: WireFrame): Revision {
  const told = textOf(frame);
  return 'revision' in told ? told.revision : expect.fail('no revision');
}
