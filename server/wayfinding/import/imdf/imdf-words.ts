import type { PlaceKind, WalkwayKind } from '../../../../db/venue-vocabulary.ts';
import type { MapKind } from '../../../../db/vocabulary.ts';
import type { LocalizedText } from '../../../kernel/values.contract.ts';

/** Units that nobody walks in: what walls are made of, where one would fall, what is not for guests. */
const notWalked = new Set([
  'brick',
  'column',
  'concrete',
  'drywall',
  'glass',
  'nonpublic',
  'opentobelow',
  'road',
  'serverroom',
  'structure',
  'swimmingpool',
  'vegetation',
  'wood',
]);
export const isWalkedCategory = (category: string): boolean => !notWalked.has(category);

/** Wide areas with several places in them, each to be walked up to. */
const wide = /^(walkway|lobby|waitingroom|platform|unenclosedarea|foodservice|footbridge|lounge|parking|concourse)/;
export const isWideCategory = (category: string): boolean => wide.test(category);

/** Units that lead to other levels. */
export const climbKinds: Readonly<Record<string, WalkwayKind>> = {
  elevator: 'lift',
  escalator: 'escalator',
  stairs: 'stairs',
  ramp: 'walkway',
};

/** How one gets along within a unit. */
export const kindWithin = (category: string): WalkwayKind =>
  category === 'steps' ? 'stairs' : category === 'movingwalkway' ? 'moving_walkway' : 'walkway';

/** Openings that are not for people on foot, or only when there is a fire. */
export const isWalkedOpening = (category: string): boolean =>
  !/^(automobile|bicycle|emergencyexit|service)/.test(category);

/** Amenities that nobody goes to for themselves, or that are ways and not places. */
const passedOver =
  /^(bench|seat|seating|fireextinguisher|elevator|escalator|stairs|ramp|movingwalkway|wifi|traintrack)/;
export const isPlaceAmenity = (category: string): boolean => !passedOver.test(category);

type KindByName = readonly (readonly [name: RegExp, kind: PlaceKind])[];

const kindsByCategory: KindByName = [
  [/^(restroom|toilet).*wheelchair/, 'accessible_toilet'],
  [/^(restroom|toilet)/, 'toilet'],
  [/^(auditorium|ballroom|theater|movietheater|amphitheater|conferencecenter)/, 'hall'],
  [/^(exhibit|gallery|museum)/, 'exhibition'],
  [/^(conferenceroom|classroom|huddleroom|meetingroom|room|studio|laboratory|library|office)/, 'room'],
  [/^(firstaid|medical|clinic|hospital|defibrillator)/, 'first_aid'],
  [/^(prayerroom|meditation|chapel)/, 'prayer_room'],
  [/^(information|lostandfound|wheelchairassist|help)/, 'help'],
  [/^(checkin|reception|ticketing|concierge|service|desk|registration)/, 'desk'],
  [/^(baggagestorage|storage|cloak|coat)/, 'cloakroom'],
  [/^(parking|parkandride|valet)/, 'parking'],
  [/^(hotel|lodging)/, 'hotel'],
  [/(restaurant|foodservice|cafe|coffee|bakery|dining|bar$|pub$|pizza|sushi|noodle|tea)/, 'restaurant'],
  [/^(bus|shuttle|taxi|rideshare|transit|rail|commuterrail|limo|platform)/, 'stop'],
  [/^(ferry|boat|pier)/, 'pier'],
  [/^(entry|entrance)/, 'entrance'],
  [/^(faregate|security|boardinggate|arrivalgate)/, 'gate'],
  [/(shop|store|retail|pharmacy|fashion|shoes|books|gifts|market|vending|atm)/, 'shop'],
];

export const placeKindOf = (category: string): PlaceKind | undefined =>
  kindsByCategory.find(([name]) => name.test(category))?.[1];

/** Units of these categories are places even where nobody gave them a name. */
const calledByKind: Partial<Record<PlaceKind, LocalizedText>> = {
  toilet: { en: 'Toilets', zh: '洗手间' },
  accessible_toilet: { en: 'Accessible toilet', zh: '无障碍洗手间' },
  first_aid: { en: 'First aid', zh: '急救' },
  prayer_room: { en: 'Prayer room', zh: '祈祷室' },
  help: { en: 'Information', zh: '问询处' },
  desk: { en: 'Desk', zh: '服务台' },
  cloakroom: { en: 'Cloakroom', zh: '寄存处' },
  parking: { en: 'Parking', zh: '停车场' },
  stop: { en: 'Stop', zh: '车站' },
  entrance: { en: 'Entrance', zh: '入口' },
  restaurant: { en: 'Food', zh: '餐饮' },
};
export const nameOfKind = (kind: PlaceKind): LocalizedText | undefined => calledByKind[kind];

const drawnAs: readonly (readonly [name: RegExp, kind: MapKind])[] = [
  [/^(walkway|lobby|ramp|stairs|steps|movingwalkway|unenclosedarea)/, 'ground'],
  [/^(swimmingpool)/, 'water'],
  [/^(footbridge)/, 'bridge'],
  [/^(road)/, 'street'],
  [/^(platform)/, 'station'],
  [/^(nonpublic|structure|brick|column|concrete|drywall|glass|wood|opentobelow|vegetation)/, 'roof'],
];
export const drawnKindOf = (category: string): MapKind => drawnAs.find(([name]) => name.test(category))?.[1] ?? 'hall';
