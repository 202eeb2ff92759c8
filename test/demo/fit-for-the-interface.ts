import { expect } from 'vitest';
import { z } from 'zod';
import { rulesOf } from '../../ops/demo/set-up/venue.ts';
import type { Venue } from '../../ops/demo/venue/venue.ts';
import { layout } from '../../server/admission/admission.contract.ts';
import { checkLayout } from '../../server/admission/check-layout.ts';
import { checkRules } from '../../server/admission/rules/check-rules.ts';
import { ruleList } from '../../server/admission/rules/rules.contract.ts';
import { hotspot } from '../../server/hotspots/hotspots.contract.ts';
import { stationList } from '../../server/identity/identity.contract.ts';
import { venueMap } from '../../server/wayfinding/wayfinding.contract.ts';

/** That a venue is what the contracts take, and that its parts name only each other. */
export function expectFitForTheInterface(venue: Venue): void {
  const { zones, gates, lanes } = venue;
  const read = layout.parse({ zones, gates, lanes });
  expect(checkLayout(read)).toEqual([]);
  checkRules(ruleList.parse(rulesOf(venue, new Date('2026-11-20T08:00:00Z'), 6)), read);
  expect(z.array(hotspot).safeParse(venue.hotspots).error).toBeUndefined();
  expect(venueMap.safeParse({ levels: venue.map }).error).toBeUndefined();
  expect(stationList.safeParse({ stations: venue.stations }).error).toBeUndefined();

  const known = new Set(zones.map(({ id }) => id));
  const named = [...venue.hotspots, ...venue.spots, ...venue.halls].map(({ zoneId }) => zoneId);
  expect(named.filter((zoneId) => !known.has(zoneId))).toEqual([]);
  const spots = new Set(venue.spots.map(({ id }) => id));
  expect(venue.settings.filter(({ spotId }) => !spots.has(spotId))).toEqual([]);
  const doors = new Set(gates.map(({ id }) => id));
  expect([...venue.entrances, ...venue.stations].filter(({ gateId }) => gateId && !doors.has(gateId))).toEqual([]);
}
