import { gatherFindings } from '../../venue/gather-findings.ts';
import { venuePlan } from '../../venue/venue.contract.ts';
import type { ImportedPlan } from '../imported-plan.contract.ts';
import { readJson } from '../read-json.ts';

/** Reads a plan in our own format, as a version is told: the plan itself, as JSON. */
export function readCauseway(bytes: Uint8Array): ImportedPlan {
  const found = gatherFindings();
  const json = readJson(bytes, undefined, found);
  const read = found.hasErrors() ? undefined : venuePlan.safeParse(json);
  for (const { path, message } of read?.error?.issues ?? []) {
    found.error('wrong_form', { at: { path: path.join('.') }, values: { reason: message } });
  }
  return { ...found.report(), plan: read?.data };
}
