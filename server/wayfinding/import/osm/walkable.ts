import { slug } from '../../../kernel/values.contract.ts';
import type { Walkway } from '../../venue/venue.contract.ts';
import { lineFrom, namesOf } from '../names.ts';
import { readOpeningHours } from '../opening-hours.ts';
import type { Tags } from './osm-data.ts';

/** What a walkway has of its way, whatever part of that it is. */
export type WayAttributes = Omit<Walkway, 'id' | 'from' | 'to' | 'lengthM' | 'bends'>;

const streets = new Set([
  ...['living_street', 'residential', 'service', 'unclassified', 'road', 'track', 'cycleway'],
  ...['tertiary', 'tertiary_link', 'secondary', 'secondary_link', 'primary', 'primary_link'],
]);
const footways = new Set(['footway', 'path', 'pedestrian', 'steps', 'corridor', 'platform']);
/** On foot only where the map says so. */
const onlyIfTold = new Set(['trunk', 'trunk_link', 'bridleway', 'busway']);
const allowed = new Set(['yes', 'designated', 'permissive', 'destination', 'customers', 'public', 'official']);
const refused = new Set(['no', 'private', 'use_sidepath', 'agricultural', 'forestry', 'delivery', 'military']);

/** Whether somebody on foot may be here. */
export function isOpenOnFoot(tags: Tags): boolean {
  const foot = tags.get('foot');
  if (foot !== undefined) return !refused.has(foot);
  return !refused.has(tags.get('access') ?? '') && tags.get('motorroad') !== 'yes';
}

/** Of a way on which one walks; none of any other. */
export function attributesOf(tags: Tags): WayAttributes | undefined {
  if (!isWalked(tags) || !isOpenOnFoot(tags)) return undefined;
  const kind = kindOf(tags);
  const stairs = kind === 'stairs' ? stairsOf(tags) : undefined;
  const slope = kind === 'walkway' ? slopeOf(tags.get('incline')) : undefined;
  const widthM = metresOf(tags.get('width'));
  const feature = featureOf(tags, kind);
  const hours = readOpeningHours(tags.get('opening_hours') ?? '');
  const name = nameOf(tags);
  const stepFree = stepFreeOf(tags);
  return {
    ...{ kind, direction: isOneWay(tags) ? 'forward' : 'both' },
    ...(stairs !== undefined && { stairs }),
    ...(slope !== undefined && { slope }),
    ...(widthM !== undefined && { widthM }),
    ...(feature && { feature }),
    ...(hours && { hours }),
    ...(name && { name }),
    ...(stepFree && { stepFree }),
    ...venueTagsOf(tags),
  };
}

/** Our own words, for who draws in a map editor: `causeway:zone` and `causeway:gate`. */
export function venueTagsOf(tags: Tags): Pick<Walkway, 'zoneId' | 'gateId'> {
  const [zoneId, gateId] = ['causeway:zone', 'causeway:gate'].map((key) => slug.safeParse(tags.get(key)).data);
  return { ...(zoneId !== undefined && { zoneId }), ...(gateId !== undefined && { gateId }) };
}

function isWalked(tags: Tags): boolean {
  const highway = tags.get('highway') ?? '';
  if (footways.has(highway) || streets.has(highway)) return true;
  if (onlyIfTold.has(highway))
    return allowed.has(tags.get('foot') ?? '') || /^(both|left|right|yes)$/.test(tags.get('sidewalk') ?? '');
  if (tags.get('route') === 'ferry') return tags.get('foot') !== 'no';
  if (tags.get('indoor') === 'corridor') return true;
  return (
    tags.get('railway') === 'platform' || tags.get('public_transport') === 'platform' || tags.get('man_made') === 'pier'
  );
}

function kindOf(tags: Tags): Walkway['kind'] {
  if (tags.get('route') === 'ferry') return 'boat';
  const isConveying = (tags.get('conveying') ?? 'no') !== 'no';
  if (tags.get('highway') === 'steps') return isConveying ? 'escalator' : 'stairs';
  return isConveying ? 'moving_walkway' : 'walkway';
}

/** Steps up are counted up from the way's first node on. */
function stairsOf(tags: Tags): number | undefined {
  const count = /^\d{1,4}$/.exec(tags.get('step_count') ?? '')?.[0];
  if (count === undefined) return undefined;
  return isDownward(tags) ? -Number(count) : Number(count);
}

export const isDownward = (tags: Tags): boolean => /^(down|-)/.test(tags.get('incline') ?? '');

/** `8%`, `-4.5 %`, `5°`; `up` and `down` tell no slope. */
function slopeOf(text: string | undefined): number | undefined {
  const read = /^\s*(-?\d{1,3}(?:\.\d{1,3})?)\s*(%|°)\s*$/.exec(text ?? '');
  if (!read) return undefined;
  const slope = read[2] === '%' ? Number(read[1]) / 100 : Math.tan((Number(read[1]) * Math.PI) / 180);
  return Math.abs(slope) <= 2 ? Math.round(slope * 10_000) / 10_000 : undefined;
}

/** `1.5`, `1.5 m`, `1,5`. */
export function metresOf(text: string | undefined): number | undefined {
  const read = /^\s*(\d{1,3}(?:[.,]\d{1,3})?)\s*m?\s*$/.exec(text ?? '')?.[1];
  const metres = read === undefined ? 0 : Number(read.replace(',', '.'));
  return metres > 0 ? metres : undefined;
}

function featureOf(tags: Tags, kind: Walkway['kind']): Walkway['feature'] {
  const isTold = (key: string): boolean => (tags.get(key) ?? 'no') !== 'no';
  const highway = tags.get('highway') ?? '';
  if (isTold('bridge')) return 'bridge';
  if (isTold('tunnel')) return 'tunnel';
  if (tags.get('footway') === 'crossing' || tags.get('path') === 'crossing') return 'crossing';
  if (kind !== 'walkway') return undefined;
  if (/ramp/.test(tags.get('footway') ?? '') || tags.get('ramp') === 'yes') return 'ramp';
  if (highway === 'corridor' || tags.get('indoor') === 'corridor') return 'corridor';
  return streets.has(highway) || highway === 'pedestrian' ? 'street' : undefined;
}

/** A ramp for wheelchairs beside the steps is as good as the map says that it is. */
export function stepFreeOf(tags: Tags): Walkway['stepFree'] {
  const wheelchair = tags.get('wheelchair');
  if (wheelchair === 'no') return 'no';
  return wheelchair === 'yes' || wheelchair === 'designated' || tags.get('ramp:wheelchair') === 'yes'
    ? 'yes'
    : undefined;
}

const isOneWay = (tags: Tags): boolean =>
  /^(yes|1|true|-1)$/.test(tags.get('oneway:foot') ?? '') ||
  /^(yes|forward|backward)$/.test(tags.get('conveying') ?? '');

/** Whether it leads from its last node to its first. */
export const isBackward = (tags: Tags): boolean =>
  tags.get('oneway:foot') === '-1' || tags.get('conveying') === 'backward';

/** `name`, and `name:zh` and the like; a way without one may have a number. */
export function nameOf(tags: Tags): Walkway['name'] {
  const own = lineFrom(tags.get('name') ?? tags.get('bridge:name') ?? '');
  const others = [...tags].filter(([key]) => /^name:[a-z]{2,3}(-[A-Za-z]{2,8})?$/.test(key));
  if (own === undefined && others.length === 0) return undefined;
  const texts = Object.fromEntries(others.map(([key, text]) => [key.slice('name:'.length), text]));
  return namesOf(own === undefined || texts.en !== undefined ? texts : { ...texts, en: own }, own ?? '');
}
