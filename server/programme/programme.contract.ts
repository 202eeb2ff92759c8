import { z } from 'zod';
import { roomMatches, scheduleFormats, sessionChangeKinds } from '../../db/venue-vocabulary.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { instant, lineOfText, localizedText, uuid } from '../kernel/values.contract.ts';
import { defineTopic } from '../live/define-topic.ts';

export const maxScheduleBytes = 10 * 1024 * 1024;

/** What a source is called here: the same name again is a newer version of the same. */
export const sourceName = lineOfText(100);

/** A page of the web, over http or https. */
export const scheduleAddress = z
  .string()
  .max(1000)
  .regex(/^https?:\/\/[!-~]{1,990}$/, 'an address, as https://schedule.example/all.xml');

const finding = z.object({ path: z.string(), message: z.string(), code: z.string(), hint: z.string().optional() });
const findings = z.object({ count: z.number().int(), first: z.array(finding) });

/** How many sessions become what; one can be several. Those of which only words change are `amended`. */
export const changeCounts = z.object({
  added: z.number().int(),
  retitled: z.number().int(),
  moved: z.number().int(),
  rescheduled: z.number().int(),
  cancelled: z.number().int(),
  restored: z.number().int(),
  amended: z.number().int(),
  unchanged: z.number().int(),
});
export type ChangeCounts = z.infer<typeof changeCounts>;

const standing = z.object({ title: z.string(), startsAt: instant, endsAt: instant, room: z.string().optional() });

/** What becomes of one session. */
export const foreseenChange = z.object({
  kinds: z.array(z.enum(sessionChangeKinds)).min(1),
  before: standing.optional(),
  after: standing.optional(),
});
export type ForeseenChange = z.infer<typeof foreseenChange>;

/** A room of a file, and the place that it is; without one, somebody has to say. */
export const foreseenRoom = z.object({
  key: z.string(),
  name: z.string(),
  place: z.object({ key: z.string(), name: localizedText }).optional(),
  matched: z.enum(roomMatches).optional(),
});

/** What putting a file would change; nothing is changed by it. */
export const schedulePreview = z.object({
  format: z.enum(scheduleFormats),
  version: z.string().optional(),
  /** Of what was read: putting it names this, so that nothing else is put. */
  hash: z.string(),
  /** Of the conference: times are told by its clock. */
  timeZone: z.string(),
  /** From the beginning of the first session of the file to the end of the last; none where it has no sessions. */
  span: z.object({ from: instant, until: instant }).optional(),
  counts: changeCounts,
  /** By time, five hundred at most. */
  changes: z.array(foreseenChange),
  rooms: z.array(foreseenRoom),
  warnings: findings,
});
export type SchedulePreview = z.infer<typeof schedulePreview>;

/** Of the preview, where there was one: another content is then refused. */
const seenHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'a hash that a preview named')
  .optional();

export const fileQuery = z.object({ name: sourceName, hash: seenHash });

export const addressBody = z.object({
  name: sourceName,
  address: scheduleAddress,
  hash: seenHash,
  /** Asked again each five minutes, and what changes is put at once. */
  isFollowed: z.boolean().default(false),
});
export type AddressBody = z.infer<typeof addressBody>;

export const importOutcome = z.object({
  sourceId: uuid,
  counts: changeCounts,
  /** Rooms that are no place yet. */
  unsettledRooms: z.number().int(),
  warnings: findings,
});
export type ImportOutcome = z.infer<typeof importOutcome>;

export const programmeSource = z.object({
  id: uuid,
  name: z.string(),
  format: z.enum(scheduleFormats),
  address: z.string().optional(),
  isFollowed: z.boolean(),
  version: z.string().optional(),
  readAt: instant.optional(),
  /** Why the last try of a followed address came to nothing: a code of this capability. */
  fault: z.string().optional(),
  sessions: z.number().int(),
  cancelled: z.number().int(),
});
export type ProgrammeSource = z.infer<typeof programmeSource>;

/** At most so many programmes: a conference has one, with its fringe some. */
export const mostSources = 20;

export const programmeRoom = foreseenRoom.extend({
  sourceId: uuid,
  /** A person has said that it is nowhere in the venue. */
  isNowhere: z.boolean(),
  /** It was settled, and the plan that is published now has no such place. */
  isPlaceGone: z.boolean(),
  sessions: z.number().int(),
});
export type ProgrammeRoom = z.infer<typeof programmeRoom>;

export const roomChoice = z.object({
  sourceId: uuid,
  key: z.string().min(1).max(200),
  /** Null: it is nowhere in the venue. Absent: whatever it was found to be, as if nobody had said. */
  placeKey: z.string().min(1).max(120).nullable().optional(),
});
export type RoomChoice = z.infer<typeof roomChoice>;

export const placeQuery = z.object({ search: z.string().max(100).default('') });
export const placeList = z.object({
  places: z.array(z.object({ key: z.string(), name: localizedText, level: localizedText })),
});
export type PlaceList = z.infer<typeof placeList>;

/** What a door's board says of a hall, in fives; absent where nobody is counted there. */
export const hallStanding = z.object({
  inside: z.number().int(),
  capacity: z.number().int().optional(),
  isFull: z.boolean(),
});
export type HallStanding = z.infer<typeof hallStanding>;

export const daySession = z.object({
  id: uuid,
  title: localizedText,
  startsAt: instant,
  endsAt: instant,
  isCancelled: z.boolean(),
  track: z.object({ name: localizedText, colour: z.string().optional() }).optional(),
  speakers: z.array(z.string()),
  /** Who marked it, in fives. */
  enrolled: z.number().int(),
});
export type DaySession = z.infer<typeof daySession>;

export const dayQuery = z.object({
  /** On the clock of the conference; today unless told. */
  date: z.iso.date().optional(),
});

/** The sessions of one day by hall. */
export const programmeDay = z.object({
  date: z.string(),
  /** Days that have sessions. */
  dates: z.array(z.string()),
  timeZone: z.string(),
  halls: z.array(
    z.object({
      /** None: sessions that say no room. */
      room: z.object({ name: z.string(), placeName: localizedText.optional() }).optional(),
      standing: hallStanding.optional(),
      sessions: z.array(daySession),
    }),
  ),
});
export type ProgrammeDay = z.infer<typeof programmeDay>;

/** What staff's pages follow: where the programme comes from, and whether it stands well. */
export const programmeTopic = defineTopic({
  name: 'programme',
  params: z.object({}),
  state: z.object({
    sources: z.record(uuid, programmeSource.omit({ id: true })),
    unsettledRooms: z.number().int(),
    /** Another one each time that a session or a room has changed. */
    revision: z.string(),
  }),
  permission: permissions.followProgramme,
  maxHz: 1,
});
