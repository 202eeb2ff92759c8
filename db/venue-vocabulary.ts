/**
 * The words of the venue's plan and of the programme as closed lists, beside those of the venue (db/vocabulary.ts). This
 * file imports nothing.
 */

/** How one gets along a walkway: the pathway modes of GTFS, with the two gates as one, and what carries people. */
export const walkwayKinds = [
  'walkway',
  'stairs',
  'moving_walkway',
  'escalator',
  'lift',
  'gate',
  'shuttle',
  'boat',
] as const;
export type WalkwayKind = (typeof walkwayKinds)[number];

/** Of these, what one rides and may have to wait for. */
export const rideKinds = ['shuttle', 'boat'] as const;
export type RideKind = (typeof rideKinds)[number];

export const walkwayDirections = ['both', 'forward'] as const;
export type WalkwayDirection = (typeof walkwayDirections)[number];

/** What one must do with the door on a walkway. */
export const walkwayDoors = ['automatic', 'manual', 'revolving'] as const;
export type WalkwayDoor = (typeof walkwayDoors)[number];

/** What a walkway crosses or goes along, where words can name it. */
export const walkwayFeatures = ['bridge', 'tunnel', 'ramp', 'crossing', 'street', 'corridor', 'open_room'] as const;
export type WalkwayFeature = (typeof walkwayFeatures)[number];

/** Whether somebody in a wheelchair can pass, where the plan says so; else it is found from stairs, slope and width. */
export const stepFreeWords = ['yes', 'no'] as const;
export type StepFreeWord = (typeof stepFreeWords)[number];

export const placeKinds = [
  'hall',
  'room',
  'exhibition',
  'entrance',
  'gate',
  'desk',
  'help',
  'first_aid',
  'restaurant',
  'hotel',
  'shop',
  'toilet',
  'accessible_toilet',
  'prayer_room',
  'cloakroom',
  'parking',
  'stop',
  'pier',
  'other',
] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** A venue has one draft that people work on, one version that is published, and those that were before. */
export const venueVersionStates = ['draft', 'published', 'superseded', 'discarded'] as const;
export type VenueVersionState = (typeof venueVersionStates)[number];

export const venueFormats = ['imdf', 'osm', 'gtfs_pathways', 'c3nav', 'geojson', 'causeway'] as const;
export type VenueFormat = (typeof venueFormats)[number];

/** What somebody can or will walk. */
export const wayProfiles = ['walking', 'step_free', 'luggage', 'hurry', 'quiet'] as const;
export type WayProfile = (typeof wayProfiles)[number];

/** Why there is no way. */
export const noWayReasons = ['step_free', 'zone', 'closed', 'disconnected'] as const;
export type NoWayReason = (typeof noWayReasons)[number];

export const scheduleFormats = ['frab_xml', 'frab_json', 'icalendar'] as const;
export type ScheduleFormat = (typeof scheduleFormats)[number];

/** A session that a newer file no longer has is cancelled, and stays for those who marked it. */
export const sessionStates = ['scheduled', 'cancelled'] as const;
export type SessionState = (typeof sessionStates)[number];

/** How it was found which place a room of the programme is. */
export const roomMatches = ['by_id', 'by_name', 'by_person'] as const;
export type RoomMatch = (typeof roomMatches)[number];

/** What became of a session that somebody may have marked. */
export const sessionChangeKinds = ['added', 'retitled', 'moved', 'rescheduled', 'cancelled', 'restored'] as const;
export type SessionChangeKind = (typeof sessionChangeKinds)[number];
