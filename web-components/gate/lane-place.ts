import { msg, str } from '@lit/localize';
import type { Layout } from '../../server/admission/admission.contract.ts';
import { inPageLanguage } from '../styles/format.ts';

export type Gate = Layout['gates'][number];
export type Lane = Layout['lanes'][number];

/** One lane with what stands on either side of it. */
export interface LanePlace {
  readonly lane: Lane;
  readonly gate: Gate;
  readonly outer?: Layout['zones'][number] | undefined;
  readonly inner: Layout['zones'][number];
}

export function findLane(layout: Layout, laneId: string): LanePlace | undefined {
  const lane = layout.lanes.find(({ id }) => id === laneId);
  const gate = lane && layout.gates.find(({ id }) => id === lane.gateId);
  const inner = gate && layout.zones.find(({ id }) => id === gate.innerZoneId);
  if (!lane || !gate || !inner) return undefined;
  return { lane, gate, inner, outer: layout.zones.find(({ id }) => id === gate.outerZoneId) };
}

/** `South Gate, lane 3`; the bare id for a lane that is no longer there. */
export function laneName(layout: Layout, laneId: string): string {
  const place = findLane(layout, laneId);
  if (!place) return laneId;
  const gate = inPageLanguage(place.gate.name);
  const { number } = place.lane;
  return msg(str`${gate}, lane ${number}`);
}

export const outsideName = (place: Pick<LanePlace, 'outer'>): string =>
  place.outer ? inPageLanguage(place.outer.name) : msg('Outside');
