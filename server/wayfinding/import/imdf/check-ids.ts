import type { FindingGatherer } from '../../venue/gather-findings.ts';
import { type ImdfArchive, type ImdfFeature, type ImdfType, imdfTypes, placeOf } from './imdf-feature.ts';

const named: Readonly<Record<string, ImdfType>> = {
  level_id: 'level',
  unit_id: 'unit',
  anchor_id: 'anchor',
  address_id: 'address',
};
const namedSeveral: Readonly<Record<string, ImdfType>> = { unit_ids: 'unit', building_ids: 'building' };

/** Without these a feature is nowhere. */
const needed: Partial<Record<ImdfType, string>> = {
  unit: 'level_id',
  opening: 'level_id',
  anchor: 'unit_id',
  occupant: 'anchor_id',
};

/** Every id by which a feature names another must be one of the archive, and of the right kind. */
export function checkIds(archive: ImdfArchive, found: FindingGatherer): void {
  for (const type of imdfTypes) for (const feature of archive.of(type)) checkFeature(archive, feature, found);
}

function checkFeature(archive: ImdfArchive, feature: ImdfFeature, found: FindingGatherer): void {
  const { type, properties } = feature;
  const check = (id: unknown, kind: ImdfType | undefined, within: string) => {
    const known = typeof id === 'string' ? archive.byId.get(id.toLowerCase()) : undefined;
    if (known && (kind === undefined || known.type === kind)) return;
    const values = { id: typeof id === 'string' && id !== '' ? id : '-', ...(kind && { kind }) };
    found.error('unknown_id', { at: placeOf(feature, `properties.${within}`), values });
  };
  for (const [property, kind] of Object.entries(named)) {
    const id = properties[property] ?? undefined;
    if (id !== undefined || needed[type] === property) check(id, kind, property);
  }
  for (const [property, kind] of Object.entries(namedSeveral))
    for (const [at, id] of listOf(properties[property]).entries()) check(id, kind, `${property}.${at}`);
  if (type !== 'relationship') return;
  const ends = [
    ['origin', properties.origin] as const,
    ...listOf(properties.intermediary).map((each, at) => [`intermediary.${at}`, each] as const),
    ['destination', properties.destination] as const,
  ];
  for (const [within, reference] of ends)
    if (reference !== null && reference !== undefined) check((reference as { id?: unknown }).id, undefined, within);
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
