import { expect, it } from 'vitest';
import { useApp } from '../support/app.ts';
import { useAtEnd } from '../support/at-end.ts';
import { toldAccounting } from './told-accounting.ts';
import { useWifi } from './wifi-venue.ts';

const app = useApp();
// The thousand blocks that must be free, and a few more.
const wifi = useWifi(app, { spoolKilobytes: 4_040 });
const { connected, tell, tellOnce, minutesOf, turnAway, letBack } = toldAccounting(app, wifi, useAtEnd());

it('what the disk of the spool has no room for is not acknowledged; all that was is told in the end, and phones join', async () => {
  const [connection = ''] = await connected('full');
  const minute = (nth: number) =>
    ({ status: 'Interim-Update', accountingId: 'full', connection, seconds: nth * 60, up: nth }) as const;
  await tell(minute(1));
  await turnAway();
  const acknowledged = [1];
  for (let silent = 0, nth = 2; silent < 2; nth += 1)
    if (await tellOnce(minute(nth))) acknowledged.push(nth);
    else silent += 1;
  await letBack();
  await expect.poll(() => minutesOf(connection), { timeout: 40_000 }).toHaveLength(acknowledged.length);
  expect(await minutesOf(connection)).toEqual(acknowledged);
  // The access point has not forgotten what was not acknowledged.
  await tell(minute(acknowledged.length + 2));
  await expect.poll(() => minutesOf(connection)).toHaveLength(acknowledged.length + 1);
  const { venue, setUp, join } = wifi();
  const { phone } = await setUp(await venue.invite());
  expect((await join(phone)).outcome).toBe('accepted');
}, 120_000);
