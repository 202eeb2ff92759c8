import type { DelegateCategory, LaneDirection } from '../../db/vocabulary.ts';
import type { Clock } from '../kernel/clock.ts';
import type { LocalizedText } from '../kernel/values.contract.ts';
import type { Layout } from './admission.contract.ts';
import { type AdmissionHours, wallClockIn } from './admission-hours.ts';
import type { AdmissionWorld } from './decide.ts';
import type { GateZones } from './presence.ts';
import { growZoneTree } from './zone-tree.ts';

export interface Gate extends GateZones {
  readonly id: string;
  readonly name: LocalizedText;
}

export interface Lane {
  readonly id: string;
  readonly number: number;
  readonly direction: LaneDirection;
  readonly isOpen: boolean;
  readonly gate: Gate;
}

/** The layout, compiled for answering scans. */
export interface LayoutWorld extends AdmissionWorld {
  readonly layout: Layout;
  readonly lanes: ReadonlyMap<string, Lane>;
}

/** Compiles a layout that fits together. */
export function compileLayout(layout: Layout, timeZone: string): LayoutWorld {
  const gates = new Map<string, Gate>(
    layout.gates.map(({ id, name, outerZoneId, innerZoneId }) => [
      id,
      { id, name, innerZoneId, ...(outerZoneId !== undefined && { outerZoneId }) },
    ]),
  );
  const lanes = new Map<string, Lane>();
  for (const { id, gateId, number, direction, isOpen } of layout.lanes) {
    const gate = gates.get(gateId);
    if (gate) lanes.set(id, { id, number, direction, isOpen, gate });
  }
  return {
    layout,
    lanes,
    zones: growZoneTree(layout.zones),
    hoursOf: compileRules(layout.rules),
    wallClock: wallClockIn(timeZone),
  };
}

const never: readonly AdmissionHours[] = [];

function compileRules(rules: Layout['rules']): AdmissionWorld['hoursOf'] {
  const hours = new Map<string, AdmissionHours[]>();
  for (const rule of rules) {
    const key = `${rule.category} ${rule.zoneId}`;
    const { from, until, dailyFrom, dailyUntil } = rule;
    hours.set(key, [
      ...(hours.get(key) ?? []),
      {
        ...(from !== undefined && { from: Date.parse(from) }),
        ...(until !== undefined && { until: Date.parse(until) }),
        ...(dailyFrom !== undefined && { dailyFrom: minuteOf(dailyFrom) }),
        ...(dailyUntil !== undefined && { dailyUntil: minuteOf(dailyUntil) }),
      },
    ]);
  }
  return (zoneId: string, category: DelegateCategory) => hours.get(`${category} ${zoneId}`) ?? never;
}

function minuteOf(timeOfDay: string): number {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number);
  return hours * 60 + minutes;
}

export interface WorldSource {
  findLayout(): Promise<Layout>;
  findTimeZone(): Promise<string>;
}

export interface WorldKeeper {
  current(): Promise<LayoutWorld>;
  /** The layout was changed: the next to ask gets the new one. */
  drop(): void;
}

/** The conference's time zone belongs to another capability, and is looked at again this often. */
const timeZoneKeptMs = 5000;

/** Keeps the compiled layout in memory, for one process is the only one that changes it. */
export function createWorldKeeper(clock: Clock, source: WorldSource): WorldKeeper {
  let kept: { world: LayoutWorld; timeZone: string; lookedAt: number } | undefined;
  let looking: Promise<LayoutWorld> | undefined;
  let drops = 0;

  const look = async (): Promise<LayoutWorld> => {
    const before = kept;
    const dropsBefore = drops;
    const [layout, timeZone] = await Promise.all([before?.world.layout ?? source.findLayout(), source.findTimeZone()]);
    const isSame = before !== undefined && before.timeZone === timeZone;
    const world = isSame ? before.world : compileLayout(layout, timeZone);
    // A layout that was put meanwhile is the next to be looked up: this one is the answer to those who asked before.
    if (drops === dropsBefore) kept = { world, timeZone, lookedAt: clock.now().getTime() };
    return world;
  };

  return {
    current() {
      if (kept && clock.now().getTime() - kept.lookedAt < timeZoneKeptMs) return Promise.resolve(kept.world);
      if (!looking) {
        const mine = look().finally(() => {
          if (looking === mine) looking = undefined;
        });
        looking = mine;
      }
      return looking;
    },
    drop() {
      drops += 1;
      kept = undefined;
      looking = undefined;
    },
  };
}
