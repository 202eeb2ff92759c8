import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DemoFault } from './fault.ts';

export interface Arguments {
  readonly seed: string;
  readonly speed: number;
  readonly venueFolder: string | undefined;
  /** Absent: 8420, or the next that is free. */
  readonly port: number | undefined;
  readonly isQuiet: boolean;
  readonly isHelpAsked: boolean;
}

export const usage = 'npm run demo -- [--speed 4] [--seed any-text] [--port 8420] [--venue folder] [--quiet]';

export const help = `${usage}

  --speed   how many times as fast as real time, from 0.1 to 60
  --seed    another text makes another town with other people
  --port    where the server listens; otherwise 8420, or the next that is free
  --venue   the folder of a real building's plan: config.json, graph.json, ap_locations.json
  --quiet   says only where to look, not what is being built
  --help    this`;

const options = {
  seed: { type: 'string', default: 'causeway' },
  speed: { type: 'string', default: '4' },
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
