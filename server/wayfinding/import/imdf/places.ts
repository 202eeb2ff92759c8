import type { PlaceKind } from '../../../../db/venue-vocabulary.ts';
import type { LocalizedText } from '../../../kernel/values.contract.ts';
import type { FindingGatherer } from '../../venue/gather-findings.ts';
import type { LonLat } from '../../venue/venue.contract.ts';
import { readOpeningHours } from '../opening-hours.ts';
import { spotInside } from '../shapes/shape.ts';
import { type ImdfArchive, type ImdfFeature, placeOf, referredTo } from './imdf-feature.ts';
import { isPlaceAmenity, isWideCategory, nameOfKind, placeKindOf } from './imdf-words.ts';
import { labelsFrom } from './labels.ts';
import type { WayOut } from './openings.ts';
import { addressOf, telephoneFrom, webAddressFrom } from './place-details.ts';
import { addSpot, type PlanDraft, spotWithin } from './plan-draft.ts';
import { type WalkArea, type WalkAreas, wordOf } from './walk-areas.ts';

export interface PlacesOf {
  readonly archive: ImdfArchive;
  readonly areas: WalkAreas;
  readonly draft: PlanDraft;
  readonly found: FindingGatherer;
}

interface Candidate {
  readonly feature: ImdfFeature;
  readonly area: WalkArea;
  readonly point: LonLat;
  readonly name: LocalizedText;
  readonly kind: PlaceKind;
  readonly aliases: readonly string[];
}

const mostDoors = 64;

/** Places of occupants and amenities, of units with a name of their own, and of the ways in. */
export function addPlaces(plan: PlacesOf, waysOut: readonly WayOut[]): void {
  const candidates = [...occupants(plan), ...amenities(plan)];
  const taken = new Set(candidates.map(({ area }) => area.id));
  candidates.push(...units(plan, taken));
  const inArea = new Map<string, number>();
  for (const { area } of candidates) inArea.set(area.id, (inArea.get(area.id) ?? 0) + 1);
  for (const candidate of candidates) addPlace(plan, candidate, (inArea.get(candidate.area.id) ?? 0) === 1);
  for (const wayOut of waysOut) addEntrance(plan, wayOut);
}

function addPlace({ archive, draft, found }: PlacesOf, candidate: Candidate, isAlone: boolean): void {
  const { feature, area, point, name, kind, aliases } = candidate;
  const { properties } = feature;
  const isItsRoom = isAlone && area.doors.length > 0 && !isWideCategory(area.category);
  let doors = area.doors.map(({ nodeId }) => nodeId).slice(0, mostDoors);
  if (!isItsRoom) {
    const nodeId = `${feature.id}/place`;
    addSpot(draft, area, nodeId, spotWithin(draft, area, point));
    doors = [nodeId];
  }
  const hours = typeof properties.hours === 'string' ? readOpeningHours(properties.hours) : undefined;
  if (typeof properties.hours === 'string' && !hours)
    found.warning('not_taken', {
      at: placeOf(feature, 'properties.hours'),
      values: { word: properties.hours || JSON.stringify('') },
    });
  const telephone = telephoneFrom(properties.phone);
  const bookingUrl = webAddressFrom(properties.website);
  const address = addressOf(archive, feature);
  draft.places.push({
    key: feature.id,
    name,
    kind,
    levelId: area.levelId,
    point: draft.plane.toPoint(draft.plane.toSpot(point)),
    doors,
    ...(area.zoneId !== undefined && { zoneId: area.zoneId }),
    ...(aliases.length > 0 && { aliases: [...aliases] }),
    ...(address && { address }),
    ...(telephone && { telephone }),
    ...(hours && { hours }),
    ...(bookingUrl && { bookingUrl }),
  });
}

function occupants(plan: PlacesOf): Candidate[] {
  const { archive } = plan;
  return archive.of('occupant').flatMap((feature) => {
    const anchor = referredTo(archive, feature, 'anchor_id', 'anchor');
    const unit = anchor && referredTo(archive, anchor, 'unit_id', 'unit');
    const name = labelsFrom(feature.properties.name, archive.language);
    if (!anchor || !unit || anchor.geometry?.type !== 'Point' || !name) return [];
    const kind = placeKindOf(wordOf(unit, 'category')) ?? 'other';
    const ofOccupant = placeKindOf(wordOf(feature, 'category'));
    const aliases = otherNames(archive, name, [
      feature.properties.alt_name,
      unit.properties.name,
      unit.properties.alt_name,
    ]);
    return candidate(plan, feature, unit, anchor.geometry.point, { name, kind: ofOccupant ?? kind, aliases });
  });
}

function amenities(plan: PlacesOf): Candidate[] {
  const { archive } = plan;
  return archive.of('amenity').flatMap((feature) => {
    const category = wordOf(feature, 'category');
    const kind = placeKindOf(category) ?? 'other';
    const name = labelsFrom(feature.properties.name, archive.language) ?? nameOfKind(kind);
    const ids = Array.isArray(feature.properties.unit_ids) ? (feature.properties.unit_ids as unknown[]) : [];
    const [unit] = ids.flatMap((id) => unitNamed(archive, id) ?? []);
    if (!isPlaceAmenity(category) || !name || !unit || feature.geometry?.type !== 'Point') return [];
    const aliases = otherNames(archive, name, [feature.properties.alt_name]);
    return candidate(plan, feature, unit, feature.geometry.point, { name, kind, aliases });
  });
}

function unitNamed({ byId }: ImdfArchive, id: unknown): ImdfFeature | undefined {
  const unit = typeof id === 'string' ? byId.get(id.toLowerCase()) : undefined;
  return unit?.type === 'unit' ? unit : undefined;
}

/** Units that have a name and no occupant, and those that guests look for even without one, such as toilets. */
function units(plan: PlacesOf, taken: ReadonlySet<string>): Candidate[] {
  const { archive, areas, draft } = plan;
  return archive.of('unit').flatMap((feature) => {
    const area = areas.byUnit.get(feature.id);
    const category = wordOf(feature, 'category');
    const [shape] = area?.shapes ?? [];
    if (!area || !shape || taken.has(feature.id) || /^(walkway|elevator|escalator|stairs|steps|ramp)/.test(category))
      return [];
    const kind = placeKindOf(category) ?? 'other';
    const own = labelsFrom(feature.properties.name, archive.language);
    const name = own ?? (/^(restroom|firstaid|prayerroom|mothersroom)/.test(category) ? nameOfKind(kind) : undefined);
    if (!name) return [];
    const shown = feature.properties.display_point as { coordinates?: unknown } | null | undefined;
    const [lon, lat] = Array.isArray(shown?.coordinates) ? (shown.coordinates as unknown[]) : [];
    const isShown = isDegrees(lon, 180) && isDegrees(lat, 90);
    const point: LonLat = isShown ? [lon, lat] : draft.plane.toPoint(spotInside(shape));
    const aliases = otherNames(archive, name, [feature.properties.alt_name]);
    return candidate(plan, feature, feature, point, { name, kind, aliases });
  });
}

const isDegrees = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Math.abs(value) <= most;

/** None where the unit is not walked: whoever may not go there is not told of it either. */
function candidate(
  { areas, found }: PlacesOf,
  feature: ImdfFeature,
  unit: ImdfFeature,
  point: LonLat,
  said: Pick<Candidate, 'name' | 'kind' | 'aliases'>,
): Candidate[] {
  const area = areas.byUnit.get(unit.id);
  if (area) return [{ feature, area, point, ...said }];
  found.warning('not_taken', { at: placeOf(feature), values: { word: said.name.en } });
  return [];
}

function otherNames(archive: ImdfArchive, name: LocalizedText, labels: readonly unknown[]): string[] {
  const own = new Set(Object.values(name));
  const others = labels.flatMap((each) => Object.values(labelsFrom(each, archive.language) ?? {}));
  return [...new Set(others)].filter((other) => !own.has(other)).slice(0, 20);
}

function addEntrance({ archive, draft }: PlacesOf, { opening, nodeId, spot, level }: WayOut): void {
  const own = labelsFrom(opening.properties.name, archive.language);
  const isPrincipal = wordOf(opening, 'category').endsWith('.principal');
  const name = own ?? (isPrincipal ? nameOfKind('entrance') : undefined);
  if (!name) return;
  const point = draft.plane.toPoint(spot);
  draft.places.push({ key: opening.id, name, kind: 'entrance', levelId: level.id, point, doors: [nodeId] });
}
