import type { Category } from '../people/categories.ts';

/** Text in several languages, English always there. */
export type Words = { en: string; [tag: string]: string };

export interface Zone {
  id: string;
  name: Words;
  parentId?: string;
  capacity?: number;
}

export interface Gate {
  id: string;
  name: Words;
  outerZoneId?: string;
  innerZoneId: string;
  latitude: number;
  longitude: number;
}

export interface Lane {
  id: string;
  gateId: string;
  number: number;
  direction: 'in' | 'out' | 'both';
  isOpen: boolean;
}

/** Who may enter a zone; minutes count from the beginning of the demo, in simulated time. */
export interface Rule {
  zoneId: string;
  categories: readonly Category[];
  untilMinute?: number;
  /** Hours of the day before and after the demo's beginning: open each day between the two. */
  dailyHours?: readonly [before: number, after: number];
  needsVerification?: boolean;
  entriesADay?: number;
  /** Of these categories together. */
  capacity?: number;
  elsewhere?: 'refer' | 'refuse' | 'move';
  /** Who was not scanned out is, at this time of night. */
  checkOutAt?: string;
  companions?: 'anybody' | 'delegate_in_venue' | 'delegate_in_zone' | 'never';
}

export interface VerificationStation {
  id: string;
  number: number;
  place: Words;
  gateId?: string;
}

export interface Hotspot {
  code: string;
  name: Words;
  carrier: string;
  bands: ('2.4' | '5' | '6')[];
  zoneId: string;
  level: number;
  latitude: number;
  longitude: number;
  capacityClients: number;
}

/** What the simulator must know of a hotspot beyond the inventory. */
export interface HotspotSetting {
  code: string;
  /** Where the people around it are: a spot. */
  spotId: string;
  /** How much of the spot's people it gets, against its neighbours. */
  pull: number;
  /** Clients that are there without any delegate: townspeople, tills, screens. */
  background: number;
  /** Hotspots on one switch fall silent together. */
  switchId: string;
}

export type MapKind =
  | 'ground'
  | 'water'
  | 'street'
  | 'bridge'
  | 'roof'
  | 'hall'
  | 'hotel'
  | 'gate'
  | 'station'
  | 'label';

export type Position = [longitude: number, latitude: number];

export interface MapFeature {
  type: 'Feature';
  geometry:
    | { type: 'Point'; coordinates: Position }
    | { type: 'LineString'; coordinates: Position[] }
    | { type: 'Polygon'; coordinates: Position[][] };
  properties: { kind: MapKind; name?: Words; widthM?: number };
}

export interface MapLevel {
  level: number;
  name: Words;
  drawing: { type: 'FeatureCollection'; features: MapFeature[] };
}

/** Somewhere that people spend time: a hall with a door of its own, or a part of the town without. */
export interface Spot {
  id: string;
  /** The zone that one is in when there. */
  zoneId: string;
  /** How many of those who stroll choose it. */
  appeal: number;
}

/** A hall that has sessions: people are drawn to it slot by slot. */
export interface SessionHall {
  zoneId: string;
  appeal: number;
}

/** A gate to the world outside, and what share of the arriving choose it. */
export interface Entrance {
  gateId: string;
  share: number;
}

/** A floor of the walking graph, as the interface takes it. */
export interface WalkLevel {
  id: string;
  ordinal: number;
  name: Words;
}

export interface WalkPlace {
  key: string;
  name: Words;
  kind: string;
  levelId: string;
  point: Position;
  doors: string[];
  zoneId?: string;
  address?: Words;
  telephone?: string;
  hours?: { days: number[]; opens: string; closes: string }[];
  bookingUrl?: string;
  introduction?: Words;
}

export interface WalkNode {
  id: string;
  levelId: string;
  point: Position;
}

export interface Walkway {
  id: string;
  from: string;
  to: string;
  kind: 'walkway' | 'stairs' | 'lift' | 'gate' | 'shuttle' | 'boat';
  lengthM: number;
  seconds?: number;
  headwayS?: number;
  line?: string;
  widthM?: number;
  stairs?: number;
  slope?: number;
  direction: 'both' | 'forward';
  stepFree?: 'yes' | 'no';
  zoneId?: string;
  gateId?: string;
  name?: Words;
  feature?: 'bridge' | 'street' | 'corridor' | 'open_room';
}

/** What can be walked, and where to. */
export interface WalkPlan {
  levels: WalkLevel[];
  places: WalkPlace[];
  nodes: WalkNode[];
  walkways: Walkway[];
}

/** All that the demo knows of a venue, made up or read from a folder. */
export interface Venue {
  name: Words;
  conferenceName: Words;
  zones: Zone[];
  gates: Gate[];
  lanes: Lane[];
  rules: Rule[];
  stations: VerificationStation[];
  /** How many officers work at each station; the visitor's own has none. */
  officers: Map<string, number>;
  visitorStationId: string;
  hotspots: Hotspot[];
  settings: HotspotSetting[];
  map: MapLevel[];
  /** Absent: the venue's ways come from its own file. */
  walking?: WalkPlan;
  /** Where the middle of that file's plan lies, and where its upper edge looks, in degrees from north. */
  planAnchor?: { longitude: number; latitude: number; bearing: number };
  spots: Spot[];
  halls: SessionHall[];
  entrances: Entrance[];
  /** Sentences for the visitor: what was left out, and why. */
  remarks: string[];
}
