import type { MapFeature, MapLevel } from '../../wayfinding.contract.ts';
import { roundedPoint } from '../ground.ts';
import { levelsOf } from './levels.ts';
import { isClosed, type OsmData, type OsmWay, pointsOf } from './osm-data.ts';
import { attributesOf, metresOf, nameOf } from './walkable.ts';

const maxFeatures = 50_000;

/** What the map shows under the ways: buildings, water, streets and bridges, and rooms on their levels. */
export function drawingOf(data: OsmData): MapLevel[] {
  const byLevel = new Map<number, MapFeature[]>();
  for (const way of data.ways) {
    const feature = featureOf(data, way);
    if (!feature) continue;
    for (const level of levelsOf(way.tags) ?? [0]) {
      // Half floors are drawn with the floor below.
      const features = byLevel.get(Math.floor(level)) ?? [];
      if (features.length < maxFeatures) features.push(feature);
      byLevel.set(Math.floor(level), features);
    }
  }
  return [...byLevel]
    .sort(([a], [b]) => a - b)
    .slice(0, 50)
    .map(([level, features]) => ({
      level,
      name: { en: `Level ${level}` },
      drawing: { type: 'FeatureCollection', features },
    }));
}

function featureOf(data: OsmData, way: OsmWay): MapFeature | undefined {
  const points = pointsOf(data, way.refs).map(roundedPoint);
  const kind = areaKind(way);
  const name = nameOf(way.tags);
  const named = name && { name };
  if (kind && isClosed(way)) {
    return { type: 'Feature', geometry: { type: 'Polygon', coordinates: [points] }, properties: { kind, ...named } };
  }
  const attributes = attributesOf(way.tags);
  if (!attributes || isClosed(way)) return undefined;
  const widthM = metresOf(way.tags.get('width'));
  const lineKind = attributes.feature === 'bridge' ? 'bridge' : 'street';
  return {
    type: 'Feature',
    geometry: { type: 'LineString', coordinates: points },
    properties: { kind: lineKind, ...named, ...(widthM !== undefined && { widthM }) },
  };
}

function areaKind({ tags }: OsmWay): MapFeature['properties']['kind'] | undefined {
  if (tags.get('natural') === 'water' || tags.get('waterway') === 'riverbank' || tags.get('natural') === 'coastline')
    return 'water';
  if (['room', 'area', 'corridor'].includes(tags.get('indoor') ?? '')) return 'hall';
  if (tags.get('tourism') === 'hotel') return 'hotel';
  if ((tags.get('building') ?? 'no') !== 'no') return 'roof';
  return tags.get('leisure') === 'park' || tags.get('place') === 'square' || tags.get('area') === 'yes'
    ? 'ground'
    : undefined;
}
