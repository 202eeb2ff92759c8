import type { z } from 'zod';
import { placeKinds } from '../../../../db/venue-vocabulary.ts';
import { mapKinds } from '../../../../db/vocabulary.ts';
import { type FindingGatherer, gatherFindings } from '../../venue/gather-findings.ts';
import { type LonLat, type VenueLevel, type VenuePlan, venuePlan } from '../../venue/venue.contract.ts';
import type { MapFeature, MapLevel } from '../../wayfinding.contract.ts';
import { checkSpread, type Located } from '../check-spread.ts';
import { middleOf } from '../ground.ts';
import { readGeometry } from '../imdf/imdf-geometry.ts';
import type { ImportedPlan } from '../imported-plan.contract.ts';
import { readJson } from '../read-json.ts';
import { drawnProperties, namedLevels, placeProperties, walkwayProperties } from './geojson-feature.ts';
import { type GivenLine, type GivenPlace, levelIdOf, planFromLines } from './plan-from-lines.ts';

const mostFeatures = 200_000;

interface Read {
  readonly places: GivenPlace[];
  readonly lines: GivenLine[];
  readonly drawn: Map<number, MapFeature[]>;
  readonly located: Located[];
  readonly found: FindingGatherer;
}

/**
 * Reads a plan in GeoJSON: points and named areas are places, lines are walkways, other areas are drawn. The properties are
 * told in ops/runbooks/drawing-a-plan.md.
 */
export function readGeojson(bytes: Uint8Array, { near }: { near?: LonLat | undefined } = {}): ImportedPlan {
  const found = gatherFindings();
  const collection = readJson(bytes, undefined, found) as { features?: unknown; levels?: unknown } | undefined;
  const features = collection?.features;
  if (!Array.isArray(features) || features.length > mostFeatures) {
    if (Array.isArray(features)) found.error('too_much', { values: { limit: mostFeatures, what: 'features' } });
    else if (!found.hasErrors())
      found.error('wrong_form', { at: { path: 'features' }, values: { reason: 'a FeatureCollection' } });
    return { plan: undefined, ...found.report() };
  }
  const read: Read = { places: [], lines: [], drawn: new Map(), located: [], found };
  features.forEach((feature: unknown, at) => {
    readFeature(feature, `features.${at}`, read);
  });
  const named = checked(namedLevels, collection?.levels, 'levels', found) ?? [];
  if (!found.hasErrors()) checkSpread(read.located, near, found);
  const plan = found.hasErrors() ? undefined : planOf(read, named);
  return { plan: plan && fits(plan, found) ? plan : undefined, ...found.report() };
}

function readFeature(value: unknown, path: string, read: Read): void {
  const { found } = read;
  const { id, geometry, properties } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const feature = typeof id === 'string' || typeof id === 'number' ? String(id) : path;
  const shape = readGeometry(geometry, { file: undefined, feature, path, found });
  if (!shape) {
    if (geometry === null || geometry === undefined)
      found.error('wrong_form', { at: { feature, path: `${path}.geometry` }, values: { reason: 'a geometry' } });
    return;
  }
  const within = `${path}.properties`;
  const said = { ...(typeof properties === 'object' ? properties : {}) } as Record<string, unknown>;
  if (feature !== path) said.id ??= feature;
  const [first] =
    shape.type === 'Point'
      ? [shape.point]
      : shape.type === 'Line'
        ? (shape.lines[0] ?? [])
        : (shape.parts[0]?.[0] ?? []);
  if (first) read.located.push({ point: first, at: () => ({ feature, path: `${path}.geometry.coordinates` }) });
  if (shape.type === 'Line' && !isDrawnLine(said.kind)) {
    const walkway = checked(walkwayProperties, said, within, found);
    if (!walkway) return;
    for (const [part, points] of shape.lines.entries())
      read.lines.push({ ...walkway, points, id: partId(walkway.id, path, part) });
    return;
  }
  if (isPlaceKind(said.kind) && (shape.type === 'Point' || (shape.type === 'Area' && said.name !== undefined))) {
    const place = checked(placeProperties, said, within, found);
    const point = shape.type === 'Point' ? shape.point : middleOf(shape.parts[0]?.[0] ?? []);
    if (place) read.places.push({ ...place, point, id: place.id ?? path, path });
    if (place && shape.type === 'Area') draw(read, place.level, { kind: 'hall', name: place.name }, shape);
    return;
  }
  const drawn = checked(drawnProperties, said, within, found);
  if (drawn) {
    const { level, kind, name, widthM } = drawn;
    draw(read, level, { kind, ...(name && { name }), ...(widthM !== undefined && { widthM }) }, shape);
  }
}

const isPlaceKind = (kind: unknown): boolean => placeKinds.some((known) => known === kind);
/** A canal or a street to draw is a line as well. */
const isDrawnLine = (kind: unknown): boolean => mapKinds.some((known) => known === kind);

const partId = (id: string | undefined, path: string, part: number): string =>
  `${id ?? path}${part === 0 ? '' : `.${part}`}`;

function draw(
  { drawn }: Read,
  level: number,
  properties: MapFeature['properties'],
  shape: NonNullable<ReturnType<typeof readGeometry>>,
): void {
  const features = drawn.get(level) ?? [];
  drawn.set(level, features);
  const put = (geometry: MapFeature['geometry']) => features.push({ type: 'Feature', geometry, properties });
  if (shape.type === 'Point') put({ type: 'Point', coordinates: shape.point });
  if (shape.type === 'Line') for (const line of shape.lines) put({ type: 'LineString', coordinates: [...line] });
  if (shape.type === 'Area')
    for (const rings of shape.parts)
      put({ type: 'Polygon', coordinates: rings.map((ring) => [...ring, ...ring.slice(0, 1)]) });
}

function checked<T>(schema: z.ZodType<T>, value: unknown, within: string, found: FindingGatherer): T | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const { path, message } of result.error.issues.slice(0, 5))
    found.error('wrong_form', { at: { path: [within, ...path].join('.') }, values: { reason: message } });
  return undefined;
}

function planOf(read: Read, named: NonNullable<z.infer<typeof namedLevels>>): VenuePlan {
  const { nodes, walkways, places, ordinals } = planFromLines(read.lines, read.places, read.found);
  const drawing = [...read.drawn]
    .sort(([a], [b]) => a - b)
    .map(
      ([level, features]): MapLevel => ({
        level,
        name: nameOf(level),
        drawing: { type: 'FeatureCollection', features },
      }),
    );
  const all = new Set([...ordinals, ...named.map(({ ordinal }) => ordinal)]);
  const levels = [...all]
    .sort((a, b) => a - b)
    .map((ordinal): VenueLevel => {
      const known = named.find((level) => level.ordinal === ordinal);
      return {
        id: levelIdOf(ordinal),
        ordinal,
        name: nameOf(ordinal),
        ...(known?.shortName !== undefined && { shortName: known.shortName }),
      };
    });
  return { levels, places, nodes, walkways, ...(drawing.length > 0 && { drawing }) };

  function nameOf(ordinal: number): VenueLevel['name'] {
    return named.find((level) => level.ordinal === ordinal)?.name ?? { en: `Level ${ordinal}` };
  }
}

function fits(plan: VenuePlan, found: FindingGatherer): boolean {
  checked(venuePlan, plan, 'plan', found);
  return !found.hasErrors();
}
