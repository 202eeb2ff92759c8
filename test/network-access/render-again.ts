import { systemClock } from '../../server/kernel/clock.ts';
import { layOutFreeRadius } from '../../server/network-access/freeradius/lay-out-freeradius.ts';
import type { TestApp } from '../support/app.ts';
import type { RunningFreeRadius } from '../support/freeradius.ts';
import { wifiPrograms } from '../support/wifi-programs.ts';

/** New files for a FreeRADIUS that goes on meanwhile, as `npm run freeradius:render` lays them out; `isSecond` for another one. */
export async function renderAgain(
  app: TestApp,
  { folder, authenticationPort, accountingPort, radsecPort }: RunningFreeRadius,
  { isOverTls = false, isSecond = false } = {},
): Promise<{ name: string }> {
  const own = new URL(app.database.url).pathname.slice(1).replace(/\W/g, '_');
  const name = isSecond ? `second_${own}` : own;
  const ports = { authenticationPort, accountingPort, ...(isOverTls && { radsecPort }) };
  const place = { folder, ...ports, modules: wifiPrograms().modules, listenAddress: '127.0.0.1' };
  await layOutFreeRadius({ ...app, url: app.database.url, clock: systemClock }, place, { name });
  return { name };
}
