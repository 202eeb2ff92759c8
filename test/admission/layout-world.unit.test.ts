import { expect, it } from 'vitest';
import type { Layout } from '../../server/admission/admission.contract.ts';
import { createWorldKeeper } from '../../server/admission/layout-world.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { layoutOfTown } from './layout-of-town.ts';

/** A keeper over a layout that can be put, and a time zone whose look-up can be held up. */
function keptTown() {
  const clock = new FakeClock();
  const stored = { layout: layoutOfTown as Layout };
  const heldUp: (() => void)[] = [];
  const zones = ['Asia/Shanghai'];
  let isSlow = false;
  const keeper = createWorldKeeper(clock, {
    listRuleVersions: async () => [],
    findLayout: async () => stored.layout,
    findConferenceTerms: async () => {
      if (isSlow) await new Promise<void>((resolve) => heldUp.push(resolve));
      return { timeZone: zones.at(-1)!, vettedCategories: new Set() };
    },
  });
  const put = (layout: Layout) => {
    stored.layout = layout;
    keeper.drop();
  };
  const slow = (slowly: boolean) => {
    isSlow = slowly;
  };
  return { clock, keeper, zones, put, slow, letGo: () => heldUp.splice(0).map((go) => go()) };
}

const closed: Layout = { ...layoutOfTown, lanes: layoutOfTown.lanes.map((lane) => ({ ...lane, isOpen: false })) };

it('a layout that is put while the time zone is looked up is the one that holds from then on', async () => {
  const { clock, keeper, put, slow, letGo } = keptTown();
  await keeper.current();
  clock.advance(5000);
  slow(true);
  const asked = keeper.current();
  put(closed);
  slow(false);
  expect((await keeper.current()).layout).toBe(closed);
  letGo();
  await asked;
  expect((await keeper.current()).layout).toBe(closed);
  clock.advance(5000);
  expect((await keeper.current()).layout).toBe(closed);
});

it('looks at the time zone again when the clock was put back, and not only when it is as late again', async () => {
  const { clock, keeper, zones } = keptTown();
  await keeper.current();
  clock.advance(-3_600_000);
  zones.push('Asia/Tokyo');
  expect((await keeper.current()).timeZone).toBe('Asia/Tokyo');
});

it('is compiled once for as long as layout and time zone stay as they are', async () => {
  const { clock, keeper } = keptTown();
  const world = await keeper.current();
  clock.advance(5000);
  expect(await keeper.current()).toBe(world);
});
