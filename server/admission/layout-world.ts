import type { DelegateCategory, LaneDirection } from '../../db/vocabulary.ts';
import type { Clock } from '../kernel/clock.ts';
import type { LocalizedText } from '../kernel/values.contract.ts';
import type { Layout } from './admission.contract.ts';
import type { WallClock } from './admission-hours.ts';
import { type Calendar, calendarIn } from './calendar.ts';
import type { AdmissionWorld } from './decide.ts';
import type { GateZones, PresenceTerms } from './presence.ts';
import { type KeptVersion, layTimeline, type RuleTimeline } from './rules/rule-timeline.ts';
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

/** What admission needs to know of the conference, which belongs to another capability. */
export interface ConferenceTerms {
  readonly timeZone: string;
  /** Of these categories nobody is let in before they are cleared. */
  readonly vettedCategories: ReadonlySet<DelegateCategory>;
}

/** The layout and the rules, compiled for answering scans. */
export interface LayoutWorld extends AdmissionWorld, PresenceTerms, ConferenceTerms {
  readonly layout: Layout;
  readonly lanes: ReadonlyMap<string, Lane>;
  readonly calendar: Calendar;
  readonly wallClock: WallClock;
  readonly timeline: RuleTimeline;
  readonly countedZones: ReadonlySet<string>;
  /** With the rules that held at an instant, and vetting as it is now: who must be cleared is not known of the past. */
  asOf(instant: number): AdmissionWorld;
}

/** Compiles a layout that fits together, with all versions of the rules. */
export function compileLayout(
  layout: Layout,
  { timeZone, vettedCategories }: ConferenceTerms,
  versions: readonly KeptVersion[],
): LayoutWorld {
  const calendar = calendarIn(timeZone);
  const zones = growZoneTree(layout.zones);
  const timeline = layTimeline(versions, calendar);
  const rules = timeline.newest;
  const { checkOutOf, hasCheckOuts } = timeline;
  return {
    ...{ layout, zones, calendar, timeZone, vettedCategories, timeline, rules, hasCheckOuts, checkOutOf },
    lanes: lanesOf(layout),
    wallClock: calendar.minuteOf,
    countedZones: rules.countedZones,
    asOf: (instant) => ({ zones, calendar, vettedCategories, rules: timeline.at(instant) }),
  };
}

/** The gates by id. */
export const gatesOf = ({ gates }: Layout): Map<string, Gate> =>
  new Map(
    gates.map(({ id, name, outerZoneId, innerZoneId }) => [
      id,
      { id, name, innerZoneId, ...(outerZoneId !== undefined && { outerZoneId }) },
    ]),
  );

function lanesOf(layout: Layout): Map<string, Lane> {
  const gates = gatesOf(layout);
  const lanes = new Map<string, Lane>();
  for (const { id, gateId, number, direction, isOpen } of layout.lanes) {
    const gate = gates.get(gateId);
    if (gate) lanes.set(id, { id, number, direction, isOpen, gate });
  }
  return lanes;
}

export interface WorldSource {
  findLayout(): Promise<Layout>;
  findConferenceTerms(): Promise<ConferenceTerms>;
  listRuleVersions(): Promise<readonly KeptVersion[]>;
}

export interface WorldKeeper {
  current(): Promise<LayoutWorld>;
  /** The layout or the rules were changed: the next to ask gets the new ones. */
  drop(): void;
}

/** What is known of the conference belongs to another capability, and is looked at again this often. */
const termsKeptMs = 5000;

const areSame = (a: ConferenceTerms, b: ConferenceTerms): boolean =>
  a.timeZone === b.timeZone && [...a.vettedCategories].join() === [...b.vettedCategories].join();

/** Keeps the compiled layout in memory, for one process is the only one that changes it. */
export function createWorldKeeper(clock: Clock, source: WorldSource): WorldKeeper {
  let kept: { world: LayoutWorld; versions: readonly KeptVersion[]; lookedAt: number } | undefined;
  let looking: Promise<LayoutWorld> | undefined;
  let drops = 0;

  const look = async (): Promise<LayoutWorld> => {
    const before = kept;
    const dropsBefore = drops;
    const [layout, versions, terms] = await Promise.all([
      before?.world.layout ?? source.findLayout(),
      before?.versions ?? source.listRuleVersions(),
      source.findConferenceTerms(),
    ]);
    const isSame = before !== undefined && areSame(before.world, terms);
    const world = isSame ? before.world : compileLayout(layout, terms, versions);
    // A layout that was put meanwhile is the next to be looked up: this one is the answer to those who asked before.
    if (drops === dropsBefore) kept = { world, versions, lookedAt: clock.now().getTime() };
    return world;
  };

  return {
    current() {
      // One that lies ahead is of before the clock was put back.
      const agoMs = kept ? clock.now().getTime() - kept.lookedAt : -1;
      if (kept && agoMs >= 0 && agoMs < termsKeptMs) return Promise.resolve(kept.world);
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
