import { DomainError } from '../../kernel/domain-error.ts';
import { departureFaults } from './departures.errors.ts';
import { wireFields } from './protobuf-fields.ts';

/** One run of a line, as a feed tells it: its stops in order, and when it leaves those that it will leave. */
export interface TripTold {
  readonly line: string;
  readonly stops: readonly { readonly stopId: string; readonly leavesMs: number | undefined }[];
}

export interface TripUpdates {
  /** When the feed was made, as it says itself. */
  readonly atMs: number | undefined;
  readonly trips: readonly TripTold[];
}

/** Bytes that are asked for; a venue's own shuttles need some thousands. */
export const mostFeedBytes = 4 * 1024 * 1024;
const mostTrips = 20_000;
const mostStopsOfTrip = 500;
const mostIdLength = 120;

/** Numbers of the fields of GTFS Realtime 2.0 that are read; all others are passed over. */
const feed = { header: 1, entity: 2 } as const;
const header = { incrementality: 2, timestamp: 3 } as const;
const entity = { isDeleted: 2, tripUpdate: 3 } as const;
const tripUpdate = { trip: 1, stopTimeUpdate: 2 } as const;
const trip = { relationship: 4, routeId: 5 } as const;
const stopTime = { departure: 3, stopId: 4, relationship: 5 } as const;
const stopTimeEvent = { time: 2 } as const;
/** Only what differs from the feed before. */
const differential = 1;
/** Cancelled and deleted trips, by ScheduleRelationship of a trip. */
const withoutRun = new Set([3, 7]);
/** By ScheduleRelationship of a stop: at these it does not stop, or nothing is known. */
const withoutStop = new Set([1, 2]);

/**
 * Reads the trip updates of a GTFS-Realtime feed. A departure that is told only as a delay is left out: the timetable that
 * it is later than is not known here. Throws `departures.feed_faulty`.
 */
export function readTripUpdates(bytes: Uint8Array): TripUpdates {
  try {
    return read(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DomainError(departureFaults.feed_faulty, error.message);
  }
}

function read(bytes: Uint8Array): TripUpdates {
  let atMs: number | undefined;
  let isFeed = false;
  const trips: TripTold[] = [];
  for (const field of wireFields(bytes)) {
    if (!field.bytes) continue;
    if (field.number === feed.header) {
      isFeed = true;
      atMs = readHeader(field.bytes);
    } else if (field.number === feed.entity) {
      const told = readEntity(field.bytes);
      if (told && trips.push(told) > mostTrips) throw new RangeError(`more than ${mostTrips} trips`);
    }
  }
  if (!isFeed) throw new RangeError('there is no header');
  return { atMs, trips };
}

function readHeader(bytes: Uint8Array): number | undefined {
  let atMs: number | undefined;
  for (const { number, value } of wireFields(bytes)) {
    if (number === header.incrementality && value === differential) throw new RangeError('it tells only what differs');
    if (number === header.timestamp && value !== undefined) atMs = instantMs(value);
  }
  return atMs;
}

function readEntity(bytes: Uint8Array): TripTold | undefined {
  let told: TripTold | undefined;
  let isDeleted = false;
  for (const { number, value, bytes: inner } of wireFields(bytes)) {
    if (number === entity.isDeleted) isDeleted = value === 1;
    if (number === entity.tripUpdate && inner) told = readTrip(inner);
  }
  return isDeleted ? undefined : told;
}

function readTrip(bytes: Uint8Array): TripTold | undefined {
  let line: string | undefined;
  let runs = true;
  const stops: TripTold['stops'][number][] = [];
  for (const { number, bytes: inner } of wireFields(bytes)) {
    if (!inner) continue;
    if (number === tripUpdate.trip) {
      for (const { number: part, value, bytes: text } of wireFields(inner)) {
        if (part === trip.routeId && text) line = idOf(text);
        if (part === trip.relationship && value !== undefined && withoutRun.has(value)) runs = false;
      }
    } else if (number === tripUpdate.stopTimeUpdate) {
      const stop = readStop(inner);
      if (stop && stops.push(stop) > mostStopsOfTrip)
        throw new RangeError(`a trip of more than ${mostStopsOfTrip} stops`);
    }
  }
  return line !== undefined && runs && stops.length > 0 ? { line, stops } : undefined;
}

function readStop(bytes: Uint8Array): TripTold['stops'][number] | undefined {
  let stopId: string | undefined;
  let leavesMs: number | undefined;
  let stopsThere = true;
  for (const { number, value, bytes: inner } of wireFields(bytes)) {
    if (number === stopTime.stopId && inner) stopId = idOf(inner);
    if (number === stopTime.relationship && value !== undefined) stopsThere = !withoutStop.has(value);
    if (number !== stopTime.departure || !inner) continue;
    for (const event of wireFields(inner))
      if (event.number === stopTimeEvent.time && event.value !== undefined) leavesMs = instantMs(event.value);
  }
  return stopId !== undefined && stopsThere ? { stopId, leavesMs } : undefined;
}

/** Seconds since 1970; none for what no calendar has. */
const instantMs = (seconds: number): number | undefined =>
  seconds > 0 && seconds < 253_402_300_800 ? seconds * 1000 : undefined;

/** What is longer than any id of a plan names nothing there. */
const idOf = (bytes: Uint8Array): string | undefined =>
  bytes.length <= 4 * mostIdLength ? new TextDecoder().decode(bytes) : undefined;
