import { gzipSync } from 'node:zlib';
import { readOsm } from '../../../../server/wayfinding/import/osm/read-osm.ts';
import { venuePlan } from '../../../../server/wayfinding/venue/venue.contract.ts';

type Tags = Record<string, string>;

const tagsOf = (tags: Tags) =>
  Object.entries(tags)
    .map(([k, v]) => `<tag k="${k}" v="${v.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"/>`)
    .join('');

/** A node ten metres east and north of its neighbours on a grid around the null island. */
export const node = (id: number, x: number, y: number, tags: Tags = {}): string =>
  `<node id="${id}" lon="${((x * 10) / 111_195.08).toFixed(9)}" lat="${((y * 10) / 111_195.08).toFixed(9)}" version="1">${tagsOf(tags)}</node>`;

export const way = (id: number, refs: number[], tags: Tags): string =>
  `<way id="${id}">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${tagsOf(tags)}</way>`;

export const xml = (...elements: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">\n${elements.join('\n')}\n</osm>\n`;

export const packed = (text: string): Buffer => gzipSync(text);

/** What is read of a map that is whole. */
export const planOf = async (...elements: string[]) =>
  venuePlan.parse((await readOsm(Buffer.from(xml(...elements)))).plan);

/** The walkways as `kind from to direction`, those of both directions with the lesser end first. */
export const waysOf = ({ walkways }: Awaited<ReturnType<typeof planOf>>): string[] =>
  walkways
    .map(({ kind, from, to, direction }) =>
      direction === 'forward' ? `${kind} ${from} > ${to}` : `${kind} ${[from, to].sort().join(' - ')}`,
    )
    .sort();
