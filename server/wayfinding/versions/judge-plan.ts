import type { ImportedPlan, PlannedHotspot } from '../import/imported-plan.contract.ts';
import type { FindingCode, FindingReport } from '../venue/findings.contract.ts';
import { type PlanSurroundings, validatePlan } from '../venue/validate-plan.ts';
import type { VenuePlan } from '../venue/venue.contract.ts';
import { joinReports } from './join-reports.ts';
import { type PlanRows, rowsOf } from './plan-rows.ts';
import { readVenueFile } from './read-venue-file.ts';
import type { DraftQuery } from './versions.contract.ts';

/** What there is to be said of a plan, and, where it can be kept at all, how it is kept. */
export interface PlanJudged {
  /** Of the file and of the plan. */
  readonly report: FindingReport;
  readonly rows: PlanRows | undefined;
  readonly hotspots: readonly PlannedHotspot[];
}

/** With these a plan holds together so little that it cannot even be stored. */
const unstorable: readonly FindingCode[] = ['duplicate_key', 'unknown_node', 'unknown_level'];

/** Reads a file and holds its plan against the venue. Long work on bytes alone: it is done apart. */
export async function judgeFile(bytes: Buffer, query: DraftQuery, surroundings: PlanSurroundings): Promise<PlanJudged> {
  return judgePlan(await readVenueFile(bytes, query), surroundings);
}

/** Holds a plan against the venue. */
export function judgePlan(
  { plan, findings, counts, hotspots = [] }: ImportedPlan & { hotspots?: readonly PlannedHotspot[] },
  surroundings: PlanSurroundings,
): PlanJudged {
  const ofFile = { findings, counts };
  if (!plan) return { report: joinReports([ofFile]), rows: undefined, hotspots };
  const report = joinReports([ofFile, validatePlan(plan, surroundings)]);
  const isLoose = report.counts.some(({ code, severity }) => severity === 'error' && unstorable.includes(code));
  return { report, rows: isLoose ? undefined : rowsOf(plan), hotspots };
}

/** A plan of ours, of its lists as JSON. */
export const planOf = (texts: readonly (readonly [name: keyof VenuePlan, text: string])[]): VenuePlan =>
  Object.fromEntries(texts.map(([name, text]) => [name, JSON.parse(text)])) as unknown as VenuePlan;
