import { expect, it } from 'vitest';
import { followGrandCanal, guard, LiveWorld, typesOf } from '../support/live-world.ts';

it('A page whose role was taken is refused, and follows again by itself when the role is given back', async () => {
  const world = new LiveWorld();
  const page = await followGrandCanal(world);
  world.currentActor = async () => ({ ...guard, roles: ['desk'] });
  await world.time.advance(1000);
  expect(page.view()).toMatchObject({ status: 'error', problem: { code: 'request.role_needed' } });
  world.set({ level: 8 });
  await world.time.advance(5000);
  expect(page.view()).toMatchObject({ status: 'error' });
  world.currentActor = async () => guard;
  await world.time.advance(14_000);
  expect(page.view()).toMatchObject({ status: 'live', value: { level: 8 } });
  expect(world.sockets).toHaveLength(1);
});

it('A page that stays refused asks some six times a minute, on however many sockets, and not once it is gone', async () => {
  const world = new LiveWorld();
  world.currentActor = async () => ({ ...guard, roles: ['desk'] });
  const page = await followGrandCanal(world);
  await world.time.advance(1000);
  for (let turn = 0; turn < 5; turn += 1) {
    world.breakSockets();
    await world.time.advance(3000);
  }
  const asks = () => world.sockets.reduce((sum, { asked }) => sum + asked.length, 0);
  await world.time.advance(10_000);
  const before = asks();
  await world.time.advance(60_000);
  expect(asks() - before).toBeGreaterThan(3);
  expect(asks() - before).toBeLessThan(9);
  expect(typesOf(world.socket)).not.toContain('delta');
  page.stop();
  await world.time.advance(2000);
  const asked = asks();
  await world.time.advance(60_000);
  expect(asks()).toBe(asked);
});
