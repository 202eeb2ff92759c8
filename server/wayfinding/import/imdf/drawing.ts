import type { MapKind } from '../../../../db/vocabulary.ts';
import type { LocalizedText } from '../../../kernel/values.contract.ts';
import type { LonLat } from '../../venue/venue.contract.ts';
import type { MapFeature, MapLevel } from '../../wayfinding.contract.ts';
import { roundedPoint } from '../ground.ts';
import type { ImdfArchive, ImdfFeature, ImdfType } from './imdf-feature.ts';
import { drawnKindOf } from './imdf-words.ts';
import { labelsFrom } from './labels.ts';
import { isRestricted, type LevelOfArchive, wordOf } from './walk-areas.ts';

const mostLevels = 50;
const mostFeatures = 50_000;

/** Floors from below, with rooms and what stands in them, drawn from the areas of the archive: what covers less comes later. */
export function drawingOf(archive: ImdfArchive, levels: ReadonlyMap<string, LevelOfArchive>): MapLevel[] {
  const drawn = new Map<number, MapLevel>();
  for (const level of archive.of('level')) {
    const known = levels.get(level.id);
    if (!known) continue;
    const { ordinal } = known;
    const name = labelsFrom(level.properties.name, archive.language) ?? { en: `Level ${ordinal}` };
    const there = drawn.get(ordinal) ?? { level: ordinal, name, drawing: { type: 'FeatureCollection', features: [] } };
    there.drawing.features.push(...areasOf(level, 'ground'));
    drawn.set(ordinal, there);
  }
  const put = (type: ImdfType, kindOf: (feature: ImdfFeature) => MapKind, isNamed = false) => {
    for (const feature of archive.of(type)) {
      const level = levels.get(String(feature.properties.level_id).toLowerCase());
      const name = isNamed ? labelsFrom(feature.properties.name, archive.language) : undefined;
      const there = level && drawn.get(level.ordinal);
      if (there) there.drawing.features.push(...areasOf(feature, kindOf(feature), name));
    }
  };
  put('unit', (unit) => (isRestricted(unit) ? 'roof' : drawnKindOf(wordOf(unit, 'category'))), true);
  put('fixture', (fixture) => (wordOf(fixture, 'category') === 'water' ? 'water' : 'roof'));
  put('kiosk', () => 'station', true);
  return [...drawn.values()]
    .sort((a, b) => a.level - b.level)
    .slice(0, mostLevels)
    .map((level) => ({
      ...level,
      drawing: { type: 'FeatureCollection', features: level.drawing.features.slice(0, mostFeatures) },
    }));
}

function areasOf({ geometry }: ImdfFeature, kind: MapKind, name?: LocalizedText): MapFeature[] {
  if (geometry?.type !== 'Area') return [];
  return geometry.parts.map((rings) => ({
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates: rings.map(closedRing) },
    properties: { kind, ...(name && { name }) },
  }));
}

function closedRing(ring: readonly LonLat[]): LonLat[] {
  const rounded = ring.map(roundedPoint);
  const [first] = rounded;
  return first ? [...rounded, first] : rounded;
}
