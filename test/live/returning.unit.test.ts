import { describe, expect, it } from 'vitest';
import { newBarePage } from '../support/bare-page.ts';
import { followGrandCanal, LiveWorld, typesOf } from '../support/live-world.ts';

describe('A page that returns', () => {
  it('gets the one patch over what it missed', async () => {
    const world = new LiveWorld();
    const page = await followGrandCanal(world);
    world.set({ level: 1, width: 12 });
    await world.time.advance(400);
    world.isReachable = false;
    world.breakSockets();
    for (let level = 2; level <= 4; level += 1) {
      world.set({ level, width: 12 });
      await world.time.advance(400);
    }
    world.isReachable = true;
    await world.time.advance(12_000);
    expect(typesOf(world.socket)).toEqual(['delta']);
    expect(world.socket.received[0]).toMatchObject({ patch: { level: 4 } });
    expect(page.view()).toMatchObject({ status: 'live', value: { level: 4, width: 12 } });
  });

  it('is told that it is level when it missed nothing', async () => {
    const world = new LiveWorld();
    const page = await followGrandCanal(world);
    world.breakSockets();
    await world.time.advance(2000);
    expect(typesOf(world.socket)).toEqual(['level']);
    expect(page.view().status).toBe('live');
  });

  it('gets a whole state, declared as a gap, when too much has passed', async () => {
    const world = new LiveWorld({ limits: { pastStates: 2 } });
    await followGrandCanal(world);
    const other = newBarePage(world);
    world.isReachable = false;
    world.breakSockets();
    other.follows('grand');
    for (let level = 2; level <= 6; level += 1) {
      world.set({ level });
      await world.time.advance(400);
    }
    world.isReachable = true;
    await world.time.advance(12_000);
    expect(world.socket.received[0]).toMatchObject({ type: 'snapshot', declared: 'gap', state: { level: 6 } });
  });

  it('gets a whole state, declared as a gap, of a server that has started again', async () => {
    const world = new LiveWorld();
    const page = await followGrandCanal(world);
    world.restartHub();
    world.set({ level: 3 });
    await world.time.advance(2000);
    const [before, after] = world.sockets.map(({ received }) => received[0]);
    expect(after).toMatchObject({ type: 'snapshot', declared: 'gap' });
    expect(before).toHaveProperty('revision');
    expect(after).not.toHaveProperty('revision.0', before && 'revision' in before ? before.revision[0] : undefined);
    expect(page.view()).toMatchObject({ status: 'live', value: { level: 3 } });
  });

  it('is not mistaken for level with a topic that was forgotten and has counted anew', async () => {
    const world = new LiveWorld({ limits: { lingerMs: 1000 } });
    const page = await followGrandCanal(world);
    for (let level = 1; level <= 3; level += 1) {
      world.set({ level });
      await world.time.advance(400);
    }
    world.isReachable = false;
    world.breakSockets();
    const other = newBarePage(world);
    await world.time.advance(9000);
    world.states.grand = { level: 100 };
    other.follows('grand');
    await world.time.advance(1000);
    for (let level = 101; level <= 102; level += 1) {
      world.set({ level });
      await world.time.advance(400);
    }
    world.isReachable = true;
    await world.time.advance(12_000);
    expect(world.socket.received[0]).toMatchObject({ declared: 'gap' });
    expect(page.view()).toMatchObject({ value: { level: 102 } });
  });
});
