// shared with pages: pure
import type { VenueLevel, VenuePlace, WalkNode, Walkway } from '../venue/venue.contract.ts';
import type { RoutedPlan } from './compiled-graph.ts';
import { type Alike, type PackedPlace, packedVersion, perDegree, perMetre, straight } from './encode-graph.ts';
import { type NumberReader, numberReader, sums } from './packed-numbers.ts';

/**
 * What `encodeGraph` packed, as a plan that `compileGraph` takes: the id of a node or walkway is its number. Throws where it is of another
 * version, or broken off.
 */
export function decodeGraph(bytes: Uint8Array): RoutedPlan {
  const reader = numberReader(bytes);
  const [version] = reader.column();
  if (version !== packedVersion) throw new RangeError(`the packed graph is of version ${version}`);
  const levels = JSON.parse(reader.text()) as VenueLevel[];
  const nodes = readNodes(reader, levels);
  const walkways = readWalkways(reader, nodes);
  const places = (JSON.parse(reader.text()) as PackedPlace[]).map(
    ({ at, doors, ...place }): VenuePlace => ({
      ...place,
      point: [at[0] / perDegree, at[1] / perDegree],
      doors: doors.map(String),
    }),
  );
  return { levels, nodes, walkways, places };
}

function readNodes(reader: NumberReader, levels: readonly VenueLevel[]): WalkNode[] {
  const onLevel = sums(reader.column());
  const longitude = sums(reader.column());
  const latitude = sums(reader.column());
  return onLevel.map((level, number) => ({
    id: String(number),
    levelId: levels[level]?.id ?? '',
    point: [at(longitude, number) / perDegree, at(latitude, number) / perDegree],
  }));
}

function readWalkways(reader: NumberReader, nodes: readonly WalkNode[]): Walkway[] {
  const from = sums(reader.column());
  const [ahead, more, bendCounts] = [reader.column(), reader.column(), reader.column()];
  const [east, north] = [reader.column(), reader.column()];
  const alike = JSON.parse(reader.text()) as Alike[];
  const alikeAs = reader.column();
  let bend = 0;
  return from.map((first, number) => {
    const second = first + at(ahead, number);
    const [begin, end] = [nodes[first], nodes[second]];
    const like = alike[at(alikeAs, number)];
    if (!begin || !end || !like) throw new RangeError(`walkway ${number} of the packed graph leads nowhere`);
    const count = at(bendCounts, number);
    const bends = bendsOf(begin, east.slice(bend, bend + count), north.slice(bend, bend + count));
    bend += count;
    return {
      ...like,
      ...{ id: String(number), from: begin.id, to: end.id },
      lengthM: (straight(begin.point, end.point) + at(more, number)) / perMetre,
      ...(bends.length > 0 && { bends }),
    };
  });
}

function bendsOf({ point }: WalkNode, east: readonly number[], north: readonly number[]): [number, number][] {
  const origin = point.map((degrees) => Math.round(degrees * perDegree));
  const [eastward, northward] = [sums(east), sums(north)];
  return eastward.map((lon, i) => [(lon + at(origin, 0)) / perDegree, (at(northward, i) + at(origin, 1)) / perDegree]);
}

function at(numbers: readonly number[], index: number): number {
  const value = numbers[index];
  if (value === undefined) throw new RangeError('the packed graph ends too early');
  return value;
}
