import type { VenuePlan } from '../venue/venue.contract.ts';

/** A plan as it goes into the database: lists of rows as JSON, so many in each text. */
export interface PlanRows {
  readonly levels: readonly string[];
  readonly places: readonly string[];
  readonly nodes: readonly string[];
  readonly walkways: readonly string[];
  /** None: the plan has no drawing. */
  readonly drawing: readonly string[];
}

/** So many rows go into one statement: its text stays at some megabytes. */
const rowsAtOnce = 5000;

export const rowsOf = ({ levels, places, nodes, walkways, drawing }: VenuePlan): PlanRows => ({
  levels: texts(levels),
  places: texts(places),
  nodes: texts(nodes),
  walkways: texts(walkways),
  drawing: drawing ? [JSON.stringify(drawing)] : [],
});

function texts(rows: readonly unknown[]): string[] {
  const made: string[] = [];
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    made.push(JSON.stringify(rows.slice(from, from + rowsAtOnce)));
  }
  return made;
}
