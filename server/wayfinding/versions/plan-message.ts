import type { ApartMessage } from '../../kernel/apart/apart-message.ts';
import type { PlanSurroundings } from '../venue/validate-plan.ts';
import type { VenuePlan } from '../venue/venue.contract.ts';
import type { PlanJudged } from './judge-plan.ts';
import type { PlanRows } from './plan-rows.ts';
import type { DraftQuery } from './versions.contract.ts';

/** What is asked of the process that reads plans, beside the one part, the file; or beside the lists of a plan of ours. */
export type PlanQuestion = FileQuestion | StoredQuestion;

interface FileQuestion {
  readonly surroundings: PlanSurroundings;
  readonly query: DraftQuery;
}

interface StoredQuestion {
  readonly surroundings: PlanSurroundings;
  /** Names of the parts: each is JSON. */
  readonly lists: readonly (keyof VenuePlan)[];
  /** Whether its rows are wanted back, or only what there is to be said of it. */
  readonly isCopied: boolean;
}

interface PlanTold extends Pick<PlanJudged, 'report' | 'hotspots'> {
  /** How many of the parts are which; absent: it cannot be kept, or was not asked for. */
  readonly rows?: Record<keyof PlanRows, number>;
}

const listNames = ['levels', 'places', 'nodes', 'walkways', 'drawing'] as const satisfies (keyof PlanRows)[];

/** Its rows go as text that nobody reads again before the database does. */
export function packJudged({ report, hotspots, rows }: PlanJudged): ApartMessage {
  const counts = rows && Object.fromEntries(listNames.map((list) => [list, rows[list].length]));
  const parts = rows ? listNames.flatMap((list) => rows[list].map((text) => Buffer.from(text))) : [];
  return { told: { report, hotspots, ...(counts && { rows: counts }) }, parts };
}

export function unpackJudged(told: unknown, parts: readonly Buffer[]): PlanJudged {
  const { report, hotspots, rows } = told as PlanTold;
  return { report, hotspots, rows: rows && rowsIn(parts, rows) };
}

function rowsIn(parts: readonly Buffer[], counts: Record<keyof PlanRows, number>): PlanRows {
  const texts = parts.map((part) => part.toString('utf8'));
  let at = 0;
  const taken = listNames.map((list) => {
    at += counts[list];
    return [list, texts.slice(at - counts[list], at)] as const;
  });
  return Object.fromEntries(taken) as Record<keyof PlanRows, string[]>;
}
