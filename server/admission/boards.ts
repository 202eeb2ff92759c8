import type { StateOf } from '../live/define-topic.ts';
import type { gateBoard, laneTopic } from './admission.contract.ts';
import type { BoardMemory } from './board-memory.ts';
import type { Lane } from './layout-world.ts';
import type { TalliedScan } from './tally.ts';
import { pathOf } from './zone-tree.ts';

type GateBoard = StateOf<typeof gateBoard>;
type LaneState = StateOf<typeof laneTopic>;

/** To the nearest five, so that a difference between two looks reveals no one. */
export const inFives = (people: number): number => Math.round(people / 5) * 5;

/** People in a zone in fives: never at its capacity while there is room, never below it when there is none. */
export function insideInFives(people: number, capacity?: number): number {
  if (capacity === undefined) return inFives(people);
  if (people >= capacity) return people === capacity ? capacity : Math.max(capacity, inFives(people));
  return Math.max(0, Math.min(inFives(people), Math.floor((capacity - 1) / 5) * 5));
}

const instant = (at: number): string => new Date(at).toISOString();

export async function gateBoardOf(memory: BoardMemory, now: number): Promise<GateBoard> {
  const { arrived, arrivals, notAdmitted, overridden } = memory.tally.today(now);
  return {
    gates: gatesOf(memory, now),
    zones: zonesOf(memory),
    today: {
      arrived: inFives(arrived),
      expected: inFives(await memory.expected(now)),
      arrivals: Object.fromEntries([...arrivals].sort().map(([quarter, people]) => [quarter, inFives(people)])),
      notAdmitted: Object.fromEntries([...notAdmitted].filter(([, scans]) => scans > 0)),
      overridden,
    },
    last: memory.tally.last.flatMap((scan) => {
      const lane = memory.world.lanes.get(scan.laneId);
      return lane ? [{ ...lastVerdictOf(scan), gateId: lane.gate.id, laneNumber: lane.number }] : [];
    }),
  };
}

function gatesOf({ world, tally }: BoardMemory, now: number): GateBoard['gates'] {
  const lanesOf = new Map<string, Lane[]>();
  for (const lane of world.lanes.values()) lanesOf.set(lane.gate.id, [...(lanesOf.get(lane.gate.id) ?? []), lane]);
  const laneState = ({ id, number, direction, isOpen }: Lane) => {
    const { minutes, pace, lastScanAt } = tally.lane(id, now);
    return {
      number,
      direction,
      isOpen,
      minutes,
      pace,
      ...(lastScanAt !== undefined && { lastScanAt: instant(lastScanAt) }),
    };
  };
  const entries = world.layout.gates.map(({ id, name }, position) => {
    const lanes = (lanesOf.get(id) ?? []).map((lane) => [lane.id, laneState(lane)]);
    return [id, { name, position, lanes: Object.fromEntries(lanes) }];
  });
  return Object.fromEntries(entries);
}

/** Where no gate leads to nobody is counted: a zone with its 0 would say that nobody is there. */
function zonesOf({ world, counters }: BoardMemory): GateBoard['zones'] {
  const { gates, zones } = world.layout;
  const sides = gates.flatMap(({ innerZoneId, outerZoneId }) => [innerZoneId, outerZoneId]);
  const ledTo = new Set(sides.flatMap((zoneId) => pathOf(world.zones, zoneId)));
  const entries = zones.flatMap(({ id, name, capacity }, position) => {
    if (!ledTo.has(id)) return [];
    const depth = pathOf(world.zones, id).length - 1;
    const inside = insideInFives(counters.get(id) ?? 0, capacity);
    return [[id, { name, position, depth, inside, ...(capacity !== undefined && { capacity }) }]];
  });
  return Object.fromEntries(entries);
}

export function laneStateOf({ world, tally, counters }: BoardMemory, lane: Lane, now: number): LaneState {
  const { gate, number, direction, isOpen } = lane;
  const nameOf = (zoneId: string | undefined) => world.layout.zones.find(({ id }) => id === zoneId)?.name;
  const outerZoneName = nameOf(gate.outerZoneId);
  const capacity = world.zones.get(gate.innerZoneId)?.capacity;
  const { perMinute, today, last } = tally.lane(lane.id, now);
  return {
    ...{ number, direction, isOpen, perMinute, today },
    gateId: gate.id,
    gateName: gate.name,
    ...(outerZoneName && { outerZoneName }),
    innerZone: {
      id: gate.innerZoneId,
      name: nameOf(gate.innerZoneId) ?? gate.name,
      inside: counters.get(gate.innerZoneId) ?? 0,
      ...(capacity !== undefined && { capacity }),
    },
    last: last.map(({ name, nameLatin, ...scan }) => ({
      ...lastVerdictOf(scan),
      ...(name !== undefined && { name }),
      ...(nameLatin !== undefined && { nameLatin }),
    })),
  };
}

function lastVerdictOf({ scanId, at, verdict, reason, isOverridden, category, stationNumber }: TalliedScan) {
  return {
    ...{ scanId, at: instant(at), verdict, reason },
    ...(isOverridden && { isOverridden }),
    ...(category !== undefined && { category }),
    ...(stationNumber !== undefined && { stationNumber }),
  };
}
