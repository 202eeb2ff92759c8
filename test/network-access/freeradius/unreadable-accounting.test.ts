import { beforeEach, expect, it } from 'vitest';
import { tellUnreadable } from '../../../server/network-access/freeradius/watch-unreadable.ts';
import { countUnreadable } from '../../../server/network-access/freeradius/word-of-freeradius.queries.ts';
import { useApp } from '../../support/app.ts';
import { NetworkVenue } from '../network-venue.ts';

const app = useApp();
const venue = new NetworkVenue(app);
beforeEach(() => venue.asSuperuser`delete from unreadable_accounting`);

/** As an access point tells it that nobody knows. */
const tell = () => venue.asRadius`select radius.record_accounting(
  'Start', 'A1', '', '', '192.0.2.99', '', '', '1', '', '', '', '', '', '', '')`;

async function alerts(): Promise<number[]> {
  const rows = await venue.asSuperuser<{ because: string }[]>`
    select because from alerts where kind = 'accounting_unreadable' and acknowledged_at is null`;
  return rows.map(({ because }) => JSON.parse(because).count);
}

it('what could not be read raises one alert, and one more where it goes on after that was acknowledged', async () => {
  let told = await tellUnreadable(app);
  expect(await alerts()).toEqual([]);
  await tell();
  await tell();
  told = await tellUnreadable(app, told);
  expect(await alerts()).toEqual([2]);
  await tell();
  told = await tellUnreadable(app, told);
  expect(await alerts()).toEqual([2]);
  await venue.asSuperuser`update alerts set acknowledged_at = now()`;
  told = await tellUnreadable(app, told);
  expect(await alerts()).toEqual([]);
  await tell();
  await tellUnreadable(app, told);
  expect(await alerts()).toEqual([1]);
});

it('counts those of a while, and a thousand at most', async () => {
  const dayMs = 86_400_000;
  const count = async () => (await countUnreadable(app.database, { withinMs: dayMs })).count;
  const ago = (interval: string, many: number) => venue.asSuperuser`
    insert into unreadable_accounting (at, said) select now() - ${interval}::interval, 'old' from generate_series(1, ${many}::int)`;
  await ago('25 hours', 10);
  expect(await count()).toBe(0);
  await ago('23 hours', 3);
  expect(await count()).toBe(3);
  await ago('1 hour', 2_000);
  expect(await count()).toBe(1_000);
});
