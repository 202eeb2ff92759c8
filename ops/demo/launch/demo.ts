import type { Arguments } from '../arguments.ts';
import type { World } from '../world.ts';
import type { DemoFolder } from './hold-folder.ts';
import type { ServerProcess } from './server-process.ts';
import type { Stops } from './stop-on-signals.ts';

/** One run of the demo: what was asked for, the world it shows, and what runs for it. */
export interface Demo {
  readonly given: Arguments;
  readonly world: World;
  readonly folder: DemoFolder;
  readonly server: ServerProcess;
  readonly stops: Stops;
  readonly publicAddress: string;
}
