import type { FindingGatherer } from '../../venue/gather-findings.ts';
import { readArchive } from '../read-archive.ts';
import { readJson } from '../read-json.ts';
import { extensionName } from './extension.ts';
import { type ImdfArchive, type ImdfFeature, type ImdfType, imdfFile, imdfTypes } from './imdf-feature.ts';
import { readGeometry } from './imdf-geometry.ts';

const manifest = 'manifest.json';
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Without these there is nothing to walk on. */
const needed: readonly ImdfType[] = ['venue', 'level'];
/** Features that lie in an area must have one, doors a line, and so on; the rest may be without. */
const formOf: Partial<Record<ImdfType, 'Point' | 'Line' | 'Area'>> = {
  amenity: 'Point',
  anchor: 'Point',
  detail: 'Line',
  fixture: 'Area',
  footprint: 'Area',
  geofence: 'Area',
  kiosk: 'Area',
  level: 'Area',
  opening: 'Line',
  section: 'Area',
  unit: 'Area',
  venue: 'Area',
};

/** Opens an archive and reads its features, each checked by itself; references between them are not followed yet. */
export async function openImdf(bytes: Buffer, found: FindingGatherer): Promise<ImdfArchive | undefined> {
  const wanted = new Set([manifest, ...imdfTypes.map(imdfFile)]);
  const files = await readArchive(bytes, (name) => wanted.has(name), found);
  if (found.hasErrors()) return undefined;
  for (const name of [manifest, ...needed.map(imdfFile)])
    if (!files.has(name)) found.error('missing_file', { at: { file: name } });
  if (found.hasErrors()) return undefined;
  const described = readJson(files.get(manifest) ?? Buffer.alloc(0), manifest, found);
  const features = new Map<ImdfType, ImdfFeature[]>();
  const byId = new Map<string, ImdfFeature>();
  for (const type of imdfTypes) {
    const file = files.get(imdfFile(type));
    files.delete(imdfFile(type));
    if (file) features.set(type, readFeatures(type, file, byId, found));
  }
  if (typeof described !== 'object' || described === null) return undefined;
  const { language, extensions } = described as { language?: unknown; extensions?: unknown };
  return {
    language: typeof language === 'string' ? language : 'en',
    hasExtension: Array.isArray(extensions) && extensions.includes(extensionName),
    of: (type) => features.get(type) ?? [],
    byId,
  };
}

function readFeatures(
  type: ImdfType,
  bytes: Buffer,
  byId: Map<string, ImdfFeature>,
  found: FindingGatherer,
): ImdfFeature[] {
  const file = imdfFile(type);
  const errorsBefore = found.hasErrors();
  const collection = readJson(bytes, file, found);
  const list = (collection as { features?: unknown } | undefined)?.features;
  if (!Array.isArray(list)) {
    if (collection !== undefined || !errorsBefore)
      found.error('wrong_form', { at: { file, path: 'features' }, values: { reason: 'a FeatureCollection' } });
    return [];
  }
  const features: ImdfFeature[] = [];
  for (let at = 0; at < list.length; at++) {
    const feature = readFeature(type, list[at], `features.${at}`, found);
    if (!feature) continue;
    const first = byId.get(feature.id);
    if (first) {
      const values = { id: feature.id, first: `${imdfFile(first.type)} ${first.path}` };
      found.error('duplicate_id', { at: { file, feature: feature.id, path: `${feature.path}.id` }, values });
      continue;
    }
    byId.set(feature.id, feature);
    features.push(feature);
  }
  return features;
}

function readFeature(type: ImdfType, value: unknown, path: string, found: FindingGatherer): ImdfFeature | undefined {
  const file = imdfFile(type);
  const wrong = (within: string, reason: string) => {
    found.error('wrong_form', { at: { file, path: `${path}${within}` }, values: { reason } });
    return undefined;
  };
  if (typeof value !== 'object' || value === null) return wrong('', 'a Feature');
  const { id, feature_type: named, geometry, properties } = value as Record<string, unknown>;
  if (typeof id !== 'string' || !uuid.test(id)) return wrong('.id', 'an id, as UUID');
  if (named !== type) return wrong('.feature_type', `"${type}", as its file is called`);
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties))
    return wrong('.properties', 'properties');
  const read = readGeometry(geometry, { file, feature: id, path, found });
  const form = formOf[type];
  if (form && geometry !== null && geometry !== undefined && read && read.type !== form)
    return wrong('.geometry.type', `a geometry of the form of a ${form.toLowerCase()}`);
  if (form && (geometry === null || geometry === undefined)) return wrong('.geometry', 'a geometry');
  const known = { id: id.toLowerCase(), type, path, properties: properties as Record<string, unknown> };
  return { ...known, geometry: read };
}
