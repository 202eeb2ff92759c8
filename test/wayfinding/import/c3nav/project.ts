import { storedZip } from '../../../../server/kernel/stored-zip.ts';

/** Where the tests put their buildings. */
export const anchor = { longitude: 9.986, latitude: 53.5618, bearing: 0 };

/**
 * Two rooms beside each other and one above, at ten pixels to the metre: a wall half across the first hides `b` from `a`,
 * a drawn way leads to the second, stairs and a lift lead up, an escalator only up.
 */
export const project = () => ({
  'config.json': { cm_per_px: 10, width: 400, height: 200, name: 'twin' },
  'graph.json': {
    nodes: {
      a: { level: 0, x: 20, y: 50 },
      b: { level: 0, x: 180, y: 50 },
      c: { level: 0, x: 180, y: 150 },
      d: { level: 0, x: 220, y: 150 },
      e: { level: 0, x: 380, y: 150 },
      up: { level: 1, x: 380, y: 150 },
      gallery: { level: 1, x: 380, y: 50 },
    },
    rooms: {
      hall: { level: 0, shape: '0,0 200,0 200,200 0,200' },
      toilets: { level: 0, shape: '200,0 400,0 400,200 200,200', groups: ['wc', 'wch'] },
      upper: { level: 1, shape: '200,0 400,0 400,200 200,200', superroom: 'top' },
    },
    barriers: [
      { level: 0, x1: 100, y1: 0, x2: 100, y2: 100 },
      { level: 0, x1: 7, y1: 7, x2: 7, y2: 7 },
    ],
    connections: [
      { node0: 'c', node1: 'd' },
      { node0: 'e', node1: 'up', ctype: 'stairs' },
      { node0: 'd', node1: 'up', ctype: 'elevator' },
      { node0: 'd', node1: 'gallery', ctype: 'escalator', directed: true },
      { node0: 'd', node1: 'e', ctype: 'steps' },
    ],
  },
  'pois.json': { bar1: { level: 0, x: 30, y: 60, groups: ['bar'] }, hall: { level: 0, x: 190, y: 190 } },
  'titles.json': { hall: { de: 'Saal 1', en: 'Hall 1' }, top: { de: 'Saal Oben' }, bar1: { en: 'Bar' } },
  'ap_locations.json': { AP1: [0, 200, 100], AP2: [], AP3: [7, 1, 1] },
});

export type Project = { [Name in keyof ReturnType<typeof project>]: unknown };

export const archiveOf = (files: Record<string, unknown>): Buffer =>
  storedZip(
    new Map(
      Object.entries(files).map(([name, json]) => [
        name,
        Buffer.from(typeof json === 'string' ? json : JSON.stringify(json)),
      ]),
    ),
  );
