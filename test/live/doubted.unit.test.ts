import { expect, it } from 'vitest';
import { closeCodes } from '../../server/live/hub.contract.ts';
import { newBarePage } from '../support/bare-page.ts';
import { guard, LiveWorld } from '../support/live-world.ts';

const signedOut = `${closeCodes.signInEnded} signed out`;
/** Less than it takes until all are asked again in their turn. */
const atOnceMs = 50;

it('Whose sockets somebody’s are is asked as soon as they are doubted, and whose those of others are is not', async () => {
  const world = new LiveWorld();
  const other = { ...guard, id: '01900000-0000-7000-8000-000000000009', signInId: 'another' };
  const [page, theirs] = [newBarePage(world), newBarePage(world, { actor: other })];
  for (const { follows } of [page, theirs]) follows('grand');
  world.currentActor = async () => undefined;
  world.hub.doubt(guard.id);
  await world.time.advance(atOnceMs);
  expect([page.ended, theirs.ended]).toEqual([signedOut, undefined]);
});

it('Who stands at a device is doubted with it', async () => {
  const world = new LiveWorld();
  const tablet = { kind: 'device', deviceKind: 'lane', id: '01900000-0000-7000-8000-00000000000d' } as const;
  const page = newBarePage(world, { actor: { ...guard, device: tablet } });
  page.follows('grand');
  world.currentActor = async () => undefined;
  world.hub.doubt(tablet.id);
  await world.time.advance(atOnceMs);
  expect(page.ended).toBe(signedOut);
});

it('A question that was asked before the doubt is asked again, and its own answer counts no more', async () => {
  const world = new LiveWorld();
  const page = newBarePage(world);
  page.follows('grand');
  let answerLate: () => void = () => undefined;
  world.currentActor = () =>
    new Promise((resolve) => {
      answerLate = () => resolve(guard);
    });
  await world.time.advance(800);
  world.currentActor = async () => ({ ...guard, roles: ['desk'] });
  world.hub.doubt(guard.id);
  await world.time.advance(atOnceMs);
  answerLate();
  await world.time.advance(atOnceMs);
  page.follows('grand');
  expect(page.problems).toEqual(['request.role_needed', 'request.role_needed']);
});
