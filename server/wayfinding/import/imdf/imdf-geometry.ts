import type { FindingGatherer } from '../../venue/gather-findings.ts';
import type { LonLat } from '../../venue/venue.contract.ts';
import { crossingSide, turnedArea } from '../shapes/ring.ts';
import type { ImdfGeometry } from './imdf-feature.ts';

const mostPositions = 10_000;
const mostRings = 100;
const mostParts = 200;

/** Tells what is wrong with a geometry, by the path within it. */
export interface GeometryDoubts {
  readonly file: string | undefined;
  readonly feature: string;
  readonly path: string;
  readonly found: FindingGatherer;
}

/** A geometry of GeoJSON (RFC 7946); what is wrong with it is told as an error, and then there is none. */
export function readGeometry(geometry: unknown, doubts: GeometryDoubts): ImdfGeometry | undefined {
  if (geometry === null || geometry === undefined) return undefined;
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  switch (type) {
    case 'Point': {
      const point = readPosition(coordinates, 'coordinates', doubts);
      return point && { type: 'Point', point };
    }
    case 'LineString':
      return lineOf([readPositions(coordinates, 'coordinates', 2, doubts)]);
    case 'MultiLineString':
      return lineOf(
        listOf(coordinates, mostParts, 'coordinates', doubts).map((line, at) =>
          readPositions(line, `coordinates.${at}`, 2, doubts),
        ),
      );
    case 'Polygon':
      return areaOf([readRings(coordinates, 'coordinates', doubts)]);
    case 'MultiPolygon':
      return areaOf(
        listOf(coordinates, mostParts, 'coordinates', doubts).map((rings, at) =>
          readRings(rings, `coordinates.${at}`, doubts),
        ),
      );
    default:
      tell(doubts, 'wrong_form', 'type', { reason: 'a geometry of GeoJSON: Point, LineString, Polygon or several' });
      return undefined;
  }
}

function lineOf(lines: readonly (LonLat[] | undefined)[]): ImdfGeometry | undefined {
  const whole = lines.filter((line) => line !== undefined);
  return whole.length === lines.length && whole.length > 0 ? { type: 'Line', lines: whole } : undefined;
}

function areaOf(parts: readonly (LonLat[][] | undefined)[]): ImdfGeometry | undefined {
  const whole = parts.filter((part) => part !== undefined);
  return whole.length === parts.length && whole.length > 0 ? { type: 'Area', parts: whole } : undefined;
}

function readRings(rings: unknown, path: string, doubts: GeometryDoubts): LonLat[][] | undefined {
  const list = listOf(rings, mostRings, path, doubts);
  const read = list.map((ring, at) => readRing(ring, `${path}.${at}`, doubts));
  const whole = read.filter((ring) => ring !== undefined);
  return whole.length === read.length && whole.length > 0 ? whole : undefined;
}

function readRing(positions: unknown, path: string, doubts: GeometryDoubts): LonLat[] | undefined {
  const closed = readPositions(positions, path, 4, doubts);
  if (!closed) return undefined;
  const [first, last] = [closed[0], closed.at(-1)];
  if (!first || !last || first[0] !== last[0] || first[1] !== last[1]) {
    tell(doubts, 'open_ring', path, {});
    return undefined;
  }
  const ring = closed.slice(1).filter(([lon, lat], at) => lon !== closed[at]?.[0] || lat !== closed[at]?.[1]);
  const crossing = crossingSide(ring);
  const [lon, lat] = ring[crossing ?? 0] ?? first;
  if (crossing !== undefined || ring.length < 3 || turnedArea(ring) === 0) {
    tell(doubts, 'crossing_ring', path, { longitude: lon, latitude: lat });
    return undefined;
  }
  return ring;
}

function readPositions(positions: unknown, path: string, fewest: number, doubts: GeometryDoubts): LonLat[] | undefined {
  const list = listOf(positions, mostPositions, path, doubts);
  if (list.length < fewest) {
    if (Array.isArray(positions)) tell(doubts, 'wrong_form', path, { reason: `${fewest} positions at least` });
    return undefined;
  }
  const read: LonLat[] = [];
  for (let at = 0; at < list.length; at++) {
    const position = readPosition(list[at], `${path}.${at}`, doubts);
    if (!position) return undefined;
    read.push(position);
  }
  return read;
}

function readPosition(position: unknown, path: string, doubts: GeometryDoubts): LonLat | undefined {
  const [lon, lat] = Array.isArray(position) ? (position as unknown[]) : [];
  if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat)) {
    tell(doubts, 'impossible_position', path, {});
    return undefined;
  }
  if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return [lon, lat];
  const isSwapped = Math.abs(lat) <= 180 && Math.abs(lon) <= 90;
  tell(doubts, isSwapped ? 'swapped_coordinates' : 'impossible_position', path, { longitude: lon, latitude: lat });
  return undefined;
}

function listOf(list: unknown, most: number, path: string, doubts: GeometryDoubts): unknown[] {
  if (!Array.isArray(list)) {
    tell(doubts, 'wrong_form', path, { reason: 'a list of positions' });
    return [];
  }
  if (list.length <= most) return list;
  tell(doubts, 'too_much', path, { limit: most, what: 'positions' });
  return [];
}

function tell(
  { found, file, feature, path }: GeometryDoubts,
  code: 'wrong_form' | 'too_much' | 'open_ring' | 'crossing_ring' | 'impossible_position' | 'swapped_coordinates',
  within: string,
  values: Record<string, string | number>,
): void {
  found.error(code, {
    at: { ...(file !== undefined && { file }), feature, path: `${path}.geometry.${within}` },
    values,
  });
}
