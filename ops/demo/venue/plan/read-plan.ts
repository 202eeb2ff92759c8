import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DemoFault } from '../../fault.ts';
import type { Point } from '../shapes.ts';
import type { Words } from '../venue.ts';

export interface Room {
  readonly key: string;
  readonly level: number;
  readonly outline: readonly Point[];
  readonly groups: readonly string[];
  /** Rooms of several levels that are one hall name it alike. */
  readonly superroom: string | undefined;
}

export interface AccessPoint {
  readonly key: string;
  readonly level: number;
  readonly at: Point;
}

export interface Interest {
  readonly key: string;
  readonly level: number;
  readonly at: Point;
}

/** A building's plan in metres, x to the right and y down, as its folder has it. */
export interface Plan {
  readonly name: string;
  readonly levels: readonly number[];
  /** The middle of the sheet, where its size is told. */
  readonly middle: Point | undefined;
  readonly rooms: readonly Room[];
  readonly walls: readonly { level: number; line: readonly [Point, Point] }[];
  readonly interests: readonly Interest[];
  readonly accessPoints: readonly AccessPoint[];
  /** Access points without a position. */
  readonly unplaced: readonly string[];
  readonly titles: ReadonlyMap<string, Words>;
}

const number = z.number().finite();
const level = z.number().int().min(0).max(50);
const pixel = z.object({ level, x: number, y: number });

const files = {
  'config.json': z.object({
    cm_per_px: z.number().positive().max(10_000),
    levels: z.number().int().min(1).max(50),
    name: z.string().min(1).max(100),
    width: number.optional(),
    height: number.optional(),
  }),
  'graph.json': z.object({
    barriers: z.array(z.object({ level, x1: number, y1: number, x2: number, y2: number })).max(100_000),
    rooms: z.record(
      z.string(),
      z.object({
        level,
        shape: z.string(),
        groups: z.array(z.string()).default([]),
        superroom: z.string().optional(),
      }),
    ),
  }),
  'ap_locations.json': z.record(z.string(), z.union([z.tuple([level, number, number]), z.tuple([])])),
  'pois.json': z.record(z.string(), pixel),
  'titles.json': z.record(z.string(), z.record(z.string(), z.string())),
};
const optional: readonly string[] = ['pois.json', 'titles.json'];

/** Reads the folder of a plan. Throws a DemoFault that names the file and what is wrong in it. */
export async function readPlan(folder: string): Promise<Plan> {
  const config = await readPart(folder, 'config.json');
  const graph = await readPart(folder, 'graph.json');
  const accessPoints = Object.entries(await readPart(folder, 'ap_locations.json'));
  const interests = Object.entries(await readPart(folder, 'pois.json'));
  const titles = Object.entries(await readPart(folder, 'titles.json'));
  const metres = config.cm_per_px / 100;
  const toPoint = (x: number, y: number): Point => [x * metres, y * metres];

  const rooms = Object.entries(graph.rooms).map(([key, { shape, ...room }]): Room => {
    const outline = outlineFrom(folder, key, shape).map(([x, y]) => toPoint(x, y));
    return { key, level: room.level, outline, groups: room.groups, superroom: room.superroom };
  });
  if (rooms.length === 0) throw new DemoFault(`The building in ${folder} has no rooms: graph.json names none.`);
  if (accessPoints.every(([, place]) => place.length === 0)) {
    throw new DemoFault(`The building in ${folder} has no hotspots: ap_locations.json has none with a position.`);
  }
  return {
    name: config.name,
    middle: config.width && config.height ? toPoint(config.width / 2, config.height / 2) : undefined,
    levels: Array.from({ length: config.levels }, (_, i) => i),
    rooms: rooms.filter((room) => room.level < config.levels),
    walls: graph.barriers.map(({ level, x1, y1, x2, y2 }) => ({
      level,
      line: [toPoint(x1, y1), toPoint(x2, y2)] as const,
    })),
    interests: interests.map(([key, { level, x, y }]) => ({ key, level, at: toPoint(x, y) })),
    accessPoints: accessPoints.flatMap(([key, [level, x, y]]) =>
      level === undefined || x === undefined || y === undefined ? [] : [{ key, level, at: toPoint(x, y) }],
    ),
    unplaced: accessPoints.filter(([, place]) => place.length === 0).map(([key]) => key),
    titles: new Map(titles.map(([key, words]) => [key, wordsFrom(key, words)])),
  };
}

async function readPart<Name extends keyof typeof files>(
  folder: string,
  name: Name,
): Promise<z.infer<(typeof files)[Name]>> {
  const text = await readFile(join(folder, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && optional.includes(name)) return '{}';
    throw new DemoFault(`There is no building in ${folder}: ${name} cannot be read (${error.code}).`);
  });
  const read = files[name].safeParse(parsed(folder, name, text));
  if (read.success) return read.data as z.infer<(typeof files)[Name]>;
  const [issue] = read.error.issues;
  throw new DemoFault(
    `${join(folder, name)} is not as it must be at ${issue?.path.join('.') || 'its top'}: ${issue?.message}.`,
  );
}

function parsed(folder: string, name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DemoFault(`${join(folder, name)} is not JSON: ${error instanceof Error ? error.message : ''}.`);
  }
}

/** `816,369 860,364 …`: at least three corners. */
function outlineFrom(folder: string, key: string, shape: string): Point[] {
  const corners = shape
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(',').map(Number));
  const outline = corners.flatMap(([x, y]): Point[] =>
    x !== undefined && y !== undefined && Number.isFinite(x) && Number.isFinite(y) ? [[x, y]] : [],
  );
  if (outline.length !== corners.length || outline.length < 3) {
    throw new DemoFault(
      `${join(folder, 'graph.json')} is not as it must be: the shape of room ${key} is no list of corners.`,
    );
  }
  return outline;
}

const wordsFrom = (key: string, { en, ...others }: Record<string, string>): Words => ({
  en: (en || Object.values(others)[0] || key).slice(0, 200),
  ...Object.fromEntries(Object.entries(others).filter(([tag, text]) => text && /^[A-Za-z-]{2,20}$/.test(tag))),
});
