import type { VenueFormat } from '../../db/venue-vocabulary.ts';

/** What a file begins with, and the names of the files in it where it is an archive. */
const looked = 64 * 1024;

/** Which format a file is, as far as its content shows. */
export async function guessFormat(file: Blob): Promise<VenueFormat | undefined> {
  const start = new Uint8Array(await file.slice(0, looked).arrayBuffer());
  if (start[0] === 0x50 && start[1] === 0x4b) return formatOfArchive(await namesAtEnd(file));
  if (start[0] === 0x1f && start[1] === 0x8b) return 'osm';
  const text = new TextDecoder().decode(start).trimStart();
  if (text.startsWith('<')) return 'osm';
  if (!text.startsWith('{')) return undefined;
  if (/"type"\s*:\s*"Feature(Collection)?"/.test(text)) return 'geojson';
  return /"(levels|walkways|nodes|places)"/.test(text) ? 'causeway' : undefined;
}

/** The formats that are archives, by a file that each of them has. */
const marks: readonly [file: string, format: VenueFormat][] = [
  ['manifest.json', 'imdf'],
  ['level.geojson', 'imdf'],
  ['pathways.txt', 'gtfs_pathways'],
  ['stops.txt', 'gtfs_pathways'],
  ['graph.json', 'c3nav'],
];

/** By the names of files that lie in it, or that are chosen together. */
export function formatOfFiles(names: Iterable<string>): VenueFormat | undefined {
  const bare = new Set([...names].map((name) => name.split('/').pop()));
  return marks.find(([file]) => bare.has(file))?.[1];
}

const formatOfArchive = (directory: string): VenueFormat | undefined =>
  marks.find(([file]) => directory.includes(file))?.[1];

/** The directory of an archive is its end: names stand there as they are. */
async function namesAtEnd(file: Blob): Promise<string> {
  const end = await file.slice(Math.max(0, file.size - looked)).arrayBuffer();
  return new TextDecoder('latin1').decode(end);
}
