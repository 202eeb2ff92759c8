import type { ScheduleFormat } from '../../../db/venue-vocabulary.ts';
import { checkSessions } from './check-sessions.ts';
import { cleanLanguage, cleanLine, cleanText, cleanUrl } from './clean-text.ts';
import type { FrabEvent, FrabSchedule } from './frab-event.ts';
import { durationOfFrab, startOfFrab, zoneOfFrab } from './frab-times.ts';
import type { ReadingReport } from './reading-report.ts';
import type { ReadRoom, ReadSchedule, ReadSession, ReadSpeaker, ReadTrack } from './schedule.ts';
import { scheduleLimits } from './schedule.ts';
import type { Zone } from './wall-time.ts';

/** The sessions of a frab schedule; what cannot be read is in the report. */
export function scheduleOfFrab(
  frab: FrabSchedule,
  { format, report, venueZone }: { format: ScheduleFormat; report: ReadingReport; venueZone: Zone },
): ReadSchedule {
  const zone = zoneOfFrab(frab, report, venueZone);
  const named = new NamedThings(frab);
  const sessions = frab.events.flatMap((event) => {
    const session = sessionOf(event, { zone, frab, named, report });
    return session ? [session] : [];
  });
  checkSessions(sessions, frab.events.length, report);
  const { rooms, tracks } = named;
  return { format, version: frab.version && cleanLine(frab.version, 200), rooms, tracks, sessions };
}

/** Rooms and tracks: those that the schedule lists, and those that only a session names. */
class NamedThings {
  readonly #rooms: Map<string, ReadRoom>;
  readonly #tracks: Map<string, ReadTrack>;

  constructor({ rooms, tracks }: FrabSchedule) {
    this.#rooms = new Map(rooms);
    this.#tracks = new Map(tracks);
  }

  get rooms(): ReadRoom[] {
    return [...new Map([...this.#rooms.values()].map((room) => [room.key, room])).values()];
  }

  get tracks(): ReadTrack[] {
    return [...new Map([...this.#tracks.values()].map((track) => [track.key, track])).values()];
  }

  room(name: string): string {
    const room = this.#rooms.get(name) ?? { key: name, name };
    this.#rooms.set(name, room);
    return room.key;
  }

  track(name: string): string {
    const track = this.#tracks.get(name) ?? { key: name, name };
    this.#tracks.set(name, track);
    return track.key;
  }
}

interface Reading {
  readonly zone: Zone;
  readonly frab: FrabSchedule;
  readonly named: NamedThings;
  readonly report: ReadingReport;
}

function sessionOf(event: FrabEvent, { zone, frab, named, report }: Reading): ReadSession | undefined {
  const guid = guidOf(event, report);
  const title = cleanLine(event.title?.text ?? '', 200);
  if (!title) report.fault(event.title?.path ?? event.path, 'title_missing', 'a session without a title');
  const startsAt = startOfFrab(event, zone, frab.dayChange, report);
  const lengthMs = durationOfFrab(event, report);
  const room = cleanLine(event.room?.text ?? '', 200);
  if (!room) report.warn(event.path, 'room_missing', 'says no room');
  const track = cleanLine(event.track?.text ?? '', 200);
  if (!guid || !title || !startsAt || lengthMs === undefined) return undefined;
  return {
    ...{ guid, title, startsAt, endsAt: new Date(startsAt.getTime() + lengthMs), path: event.path },
    ...wordsOf(event),
    roomKey: room ? named.room(room) : undefined,
    trackKey: track ? named.track(track) : undefined,
    speakers: speakersOf(event),
  };
}

const wordsOf = ({ subtitle, abstract, description, language, url }: FrabEvent) => ({
  subtitle: cleanLine(subtitle?.text ?? '', 500) || undefined,
  abstract: cleanText(abstract?.text ?? '', 20_000) || undefined,
  description: cleanText(description?.text ?? '', 20_000) || undefined,
  language: cleanLanguage(language?.text),
  url: cleanUrl(url?.text),
});

function speakersOf({ persons }: FrabEvent): ReadSpeaker[] {
  const names = persons.map((name) => cleanLine(name, 200)).filter(Boolean);
  return names.slice(0, scheduleLimits.speakersOfOne).map((name) => ({ name }));
}

/** Its guid, or in old files its number. */
function guidOf({ guid, id, path }: FrabEvent, report: ReadingReport): string | undefined {
  const told = guid?.text.trim() || id?.text.trim() || '';
  if (told && told.length <= 200 && cleanLine(told, 200) === told) return told;
  const at = guid?.path ?? id?.path ?? path;
  const message = told ? 'needs an id of one line, 200 characters at most' : 'a session without a guid or an id';
  report.fault(at, 'guid_malformed', message, told);
  return undefined;
}
