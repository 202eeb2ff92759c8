import { z } from 'zod';
import type { Account } from '../client/account.ts';
import type { Hotspot, Rule, Venue } from '../venue/venue.ts';

const minuteMs = 60_000;

/** Of this machine, wherever the venue is: the clocks on the screens then agree with the visitor's own. */
export const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

/** Names the conference, draws its map, and sets up zones, gates, rules and stations, as an administrator would. */
export async function setUpVenue(administrator: Account, venue: Venue, opensAt: Date, speed: number): Promise<void> {
  await administrator.ask('/api/conference', {
    method: 'PUT',
    json: {
      name: venue.conferenceName,
      timeZone,
      startsAt: new Date(opensAt.getTime() - 12 * 60 * minuteMs).toISOString(),
      endsAt: new Date(opensAt.getTime() + 5 * 24 * 60 * minuteMs).toISOString(),
    },
  });
  const { zones, gates, lanes } = venue;
  await administrator.ask('/api/layout', { method: 'PUT', json: { zones, gates, lanes } });
  const { version } = await administrator.read(z.object({ version: z.number() }), '/api/rules');
  const note = 'The rules of the first day';
  await administrator.ask('/api/rules', {
    method: 'PUT',
    json: { rules: rulesOf(venue, opensAt, speed), seen: version, note },
  });
  await administrator.ask('/api/stations', { method: 'PUT', json: { stations: venue.stations } });
  await drawMap(administrator, venue);
}

export async function drawMap(administrator: Account, { map }: Venue): Promise<void> {
  await administrator.ask('/api/map', { method: 'PUT', json: { levels: map }, timeoutMs: 60_000 });
}

/** The venue's rules as the interface takes them. */
export const rulesOf = ({ rules }: Pick<Venue, 'rules'>, opensAt: Date, speed: number) =>
  rules.map((rule, index) => ruleFrom(rule, index, opensAt, speed));

/** Simulated minutes become instants; hours around the beginning become hours of the day. */
function ruleFrom(rule: Rule, index: number, opensAt: Date, speed: number) {
  const { zoneId, categories, untilMinute, dailyHours, needsVerification = false, entriesADay, checkOutAt } = rule;
  const { capacity, elsewhere = 'move', companions = 'anybody' } = rule;
  const until = untilMinute && new Date(opensAt.getTime() + (untilMinute * minuteMs) / speed).toISOString();
  const daily = dailyHours && {
    dailyFrom: hourOfDay(opensAt, -dailyHours[0]),
    dailyUntil: hourOfDay(opensAt, dailyHours[1]),
  };
  return {
    ...{ id: `rule-${index + 1}`, zoneId, categories, needsVerification, elsewhere, companions },
    ...(until && { until }),
    ...daily,
    reentry: entriesADay === undefined ? { kind: 'free' } : { kind: 'daily', entries: entriesADay },
    ...(capacity !== undefined && { capacity }),
    ...(checkOutAt && { checkOut: { kind: 'at', time: checkOutAt } }),
  };
}

function hourOfDay(from: Date, hours: number): string {
  const at = new Date(from.getTime() + hours * 60 * minuteMs);
  const hour = new Intl.DateTimeFormat('en', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(at);
  return `${hour.padStart(2, '0')}:00`;
}

/** The inventory as GeoJSON, and a key for each carrier's collector. */
export async function setUpHotspots(
  administrator: Account,
  hotspots: readonly Hotspot[],
): Promise<Record<string, string>> {
  const features = hotspots.map(({ latitude, longitude, ...properties }) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties,
  }));
  const body = JSON.stringify({ type: 'FeatureCollection', features });
  await administrator.ask('/api/hotspots/inventory', {
    text: { body, type: 'application/geo+json' },
    timeoutMs: 60_000,
  });
  const keys: Record<string, string> = {};
  for (const carrier of new Set(hotspots.map((one) => one.carrier))) {
    const json = { name: `${carrier}, collector` };
    keys[carrier] = (await administrator.read(z.object({ key: z.string() }), '/api/collector-keys', { json })).key;
  }
  return keys;
}
