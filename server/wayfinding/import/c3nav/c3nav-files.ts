import { z } from 'zod';

const pixel = z.number().min(-100_000).max(100_000);
const level = z.number().int().min(-20).max(200);
const name = z.string().regex(/^[^\s\p{Cc}\p{Cs}]{1,50}$/u, 'a name, without spaces, 50 characters at most');

/** `816,369 860,364 865,373`: the corners of a room. */
const shape = z
  .string()
  .max(20_000)
  .regex(/^-?\d{1,6},-?\d{1,6}( -?\d{1,6},-?\d{1,6}){2,}$/, 'at least three corners, as 816,369 860,364 865,373');

/** The words of c3nav for what leads from node to node; none is a plain way. */
export const connectionTypes = ['default', 'steps', 'stairs', 'escalator', 'elevator'] as const;

export const c3navGraph = z.object({
  nodes: z.record(name, z.object({ level, x: pixel, y: pixel })),
  connections: z
    .array(
      z.object({
        node0: name,
        node1: name,
        ctype: z.enum(connectionTypes).default('default'),
        directed: z.boolean().default(false),
      }),
    )
    .max(200_000),
  rooms: z
    .record(name, z.object({ level, shape, superroom: name.optional(), groups: z.array(name).max(100).optional() }))
    .default({}),
  barriers: z
    .array(z.object({ level, x1: pixel, y1: pixel, x2: pixel, y2: pixel }))
    .max(200_000)
    .default([]),
});

export const c3navPois = z.record(
  name,
  z.object({ level, x: pixel, y: pixel, groups: z.array(name).max(100).optional() }),
);

/** By language tag; of each thing that is named, and of the groups. */
export const c3navTitles = z.record(z.string(), z.record(z.string().max(35), z.string().max(500)));

export const c3navConfig = z.object({
  cm_per_px: z.number().positive().max(10_000),
  width: z.number().positive().max(100_000),
  height: z.number().positive().max(100_000),
});

/** Level, x and y by the name of the access point; an empty list where nobody knows. */
export const c3navAccessPoints = z.record(name, z.union([z.tuple([level, pixel, pixel]), z.tuple([])]));

/** The files of one project of c3nav as of the 32nd Congress, by the names that they have there. */
export const c3navFiles = {
  'graph.json': c3navGraph,
  'config.json': c3navConfig,
  'pois.json': c3navPois,
  'titles.json': c3navTitles,
  'ap_locations.json': c3navAccessPoints,
} as const;
export type C3navFileName = keyof typeof c3navFiles;

export interface C3navProject {
  readonly graph: z.infer<typeof c3navGraph>;
  readonly config: z.infer<typeof c3navConfig>;
  readonly pois: z.infer<typeof c3navPois>;
  readonly titles: z.infer<typeof c3navTitles>;
  readonly accessPoints: z.infer<typeof c3navAccessPoints>;
}

/** All of one room are tried with each other. */
export const maxC3navNodes = 5000;
export const maxC3navWalkways = 200_000;
