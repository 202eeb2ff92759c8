import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { AccessPoint } from '../set-up/access-points.ts';
import type { WifiOrders } from '../simulator/wifi/wifi-orders.ts';
import { FreeRadiusProcess } from './freeradius-process.ts';
import type { DemoFolder } from './hold-folder.ts';
import type { ServerProcess } from './server-process.ts';
import type { Stops } from './stop-on-signals.ts';

export interface Wifi {
  readonly folder: DemoFolder;
  readonly server: ServerProcess;
  readonly stops: Stops;
  readonly simulator: ChildProcess;
  readonly accessPoints: readonly AccessPoint[];
  readonly isQuiet: boolean;
}

/**
 * Starts a FreeRADIUS where one can be had, while the demo runs already, and lets the simulator's phones log in through it. Where
 * there is none the demo goes on without, and says so, as the network page does.
 */
export async function openWifi({ folder, server, stops, simulator, accessPoints, isQuiet }: Wifi): Promise<void> {
  if (accessPoints.length === 0) return;
  const freeRadius = new FreeRadiusProcess(folder.radius, server);
  stops.add(() => freeRadius.stop());
  const say = (text: string) => void (isQuiet || stops.isStopping || process.stdout.write(`${text}\n`));
  try {
    const running = await freeRadius.start(() =>
      say('FreeRADIUS has stopped: no phone logs in any more, and the network page says so.'),
    );
    await folder.note({ freeRadius: running.pid });
    say(
      `Wi-Fi:          FreeRADIUS runs; some phones log in through it. Its log is ${join(folder.radius, 'log/radius.log')}.`,
    );
    const { programs, authenticationPort, accountingPort } = running;
    const { eapolTest, environment } = programs;
    const orders: WifiOrders = {
      ...{ authenticationPort, accountingPort, eapolTest, environment: { ...environment } },
      ...{ accessPoints: [...accessPoints], isTold: !isQuiet },
    };
    if (simulator.connected) simulator.send(orders);
  } catch (error) {
    say(
      `Wi-Fi:          no FreeRADIUS here (${error instanceof Error ? error.message : error}): phones do not log in.`,
    );
  }
}
