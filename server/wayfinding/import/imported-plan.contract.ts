import type { FindingReport } from '../venue/findings.contract.ts';
import type { VenuePlan } from '../venue/venue.contract.ts';

/** What an importer makes of a file. Where one finding is an error there is no plan: nothing is taken by half. */
export interface ImportedPlan extends FindingReport {
  readonly plan: VenuePlan | undefined;
}

/** Where hotspots stand, where the file knows it. */
export interface PlannedHotspot {
  readonly code: string;
  readonly levelId: string;
  readonly longitude: number;
  readonly latitude: number;
}
