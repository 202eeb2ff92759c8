import { checkReferences } from './check-references.ts';
import { checkClosures, checkHotspots, checkRooms } from './check-surroundings.ts';
import { checkWays } from './check-ways.ts';
import { checkZones } from './check-zones.ts';
import type { FindingReport } from './findings.contract.ts';
import { gatherFindings } from './gather-findings.ts';
import type { VenuePlan } from './venue.contract.ts';

/** What a plan is held against; what is left out is not checked. */
export interface PlanSurroundings {
  readonly zoneIds?: readonly string[];
  readonly gateIds?: readonly string[];
  readonly rooms?: readonly ProgrammeRoom[];
  readonly hotspots?: readonly StandingHotspot[];
  readonly closures?: readonly LastingClosure[];
}

/** A room of the programme, and the key of the place that it was found to be, if it was. */
export interface ProgrammeRoom {
  readonly id: string;
  readonly name: string;
  readonly placeKey?: string | null | undefined;
  readonly sessions: number;
}

export interface StandingHotspot {
  readonly code: string;
  /** Its floor, by order from the ground. */
  readonly level: number;
  readonly longitude: number;
  readonly latitude: number;
}

/** A closure that is in force or to come: it outlives the plan that it was made for. */
export interface LastingClosure {
  readonly walkwayIds: readonly string[];
  readonly reason: { readonly en: string };
}

/**
 * What is wrong with a plan, whatever file it came from: errors would make the router or the doors wrong and stop
 * publishing, warnings are for somebody to look at.
 */
export function validatePlan(plan: VenuePlan, surroundings: PlanSurroundings = {}): FindingReport {
  const found = gatherFindings();
  checkReferences(plan, surroundings, found);
  checkZones(plan, found);
  checkWays(plan, found);
  if (surroundings.rooms) checkRooms(plan, surroundings.rooms, found);
  if (surroundings.hotspots) checkHotspots(plan, surroundings.hotspots, found);
  if (surroundings.closures) checkClosures(plan, surroundings.closures, found);
  return found.report();
}
