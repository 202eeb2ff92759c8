import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DemoFault } from './fault.ts';
import type { FaultsWanted } from './simulator/faults/faults.ts';
import { readAppointments, readFaults } from './simulator/faults/read-faults.ts';

export interface Arguments {
  readonly seed: string;
  readonly speed: number;
  readonly venueFolder: string | undefined;
  /** Absent: 8420, or the next that is free. */
  readonly port: number | undefined;
  readonly faults: FaultsWanted;
  readonly isQuiet: boolean;
  readonly isHelpAsked: boolean;
}

export const usage =
  'npm run demo -- [--speed 4] [--seed any-text] [--faults few] [--at 120:switch:lantern-hall] [--port 8420] [--venue folder] [--quiet]';

export const help = `${usage}

  --speed   how many times as fast as real time, from 0.1 to 60
  --seed    another text makes another town with other people
  --faults  what goes wrong by itself: none, few, many, or some of these, with commas between
              die     a hotspot falls silent for good
              flap    one comes and goes every half minute
              lie     one tells the same for ever, or of nobody amid a full hall, or of 65,535 clients
              switch  a switch fails, and all that hangs on it, until somebody has turned it on again
              rush    everyone goes to one hall at once
              late    a carrier's collector sends late, twice and out of order
              clock   a hotspot's clock is off
  --at      faults by appointment: seconds after the doors open, as the conference counts them, kind, target, and
            for how many seconds, as in --at 120:switch:lantern-hall,600:rush:silk-hall:900; a target is the code of
            a hotspot, for switch a zone or a switch, for rush a hall or a spot, for late a carrier; without one, chance
            chooses; in place of lie it may say which: stuck, empty or impossible
  --port    where the server listens; otherwise 8420, or the next that is free
  --venue   the folder of a real building's plan: config.json, graph.json, ap_locations.json
  --quiet   says only where to look, not what is being built
  --help    this`;

const options = {
  seed: { type: 'string', default: 'causeway' },
  speed: { type: 'string', default: '4' },
  faults: { type: 'string', default: 'few' },
  at: { type: 'string' },
  venue: { type: 'string' },
  port: { type: 'string' },
  quiet: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const speed = z.coerce.number().min(0.1).max(60);
const port = z.coerce.number().int().min(1).max(65_535);

/** Throws a DemoFault for what cannot be understood. */
export function readArguments(args: readonly string[], environment: Record<string, string | undefined>): Arguments {
  const given = parse(args);
  const asked = {
    speed: speed.safeParse(given.speed),
    port: port.optional().safeParse(given.port ?? (environment.PORT || undefined)),
  };
  if (!asked.speed.success)
    throw new DemoFault('--speed is a number from 0.1 to 60: how many times as fast as real time.');
  if (!asked.port.success) throw new DemoFault('--port is a number from 1 to 65535.');
  return {
    seed: given.seed,
    speed: asked.speed.data,
    venueFolder: given.venue === undefined ? undefined : resolve(given.venue),
    port: asked.port.data,
    faults: { ...readFaults(given.faults), asked: readAppointments(given.at) },
    isQuiet: given.quiet,
    isHelpAsked: given.help,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new DemoFault(`${error instanceof Error ? error.message.split('.')[0] : 'Not understood'}. Use: ${usage}`);
  }
}
