import { DomainError, type Fault } from '../../kernel/domain-error.ts';
import type { Finding, FindingReport } from '../venue/findings.contract.ts';
import { hintOf } from '../venue/hint-of.ts';
import { errorsOf } from './join-reports.ts';
import { versionFaults } from './versions.errors.ts';

const namedFaults = 100;

/** Tells the errors of a report, each with its place in the file. */
export function refuseFile(report: FindingReport, fault: Fault = versionFaults.file_faulty): never {
  const count = errorsOf(report);
  const errors = report.findings.filter(({ severity }) => severity === 'error').slice(0, namedFaults);
  const told = `${count} ${count === 1 ? 'fault' : 'faults'}`;
  const detail = count > errors.length ? `${told}; the first ${errors.length} are named.` : `${told}.`;
  throw new DomainError(
    fault,
    detail,
    errors.map((error) => ({ path: placeOf(error), message: messageOf(error), code: error.code, hint: hintOf(error) })),
  );
}

/** `stops.txt, line 7`; `unit.geojson, 4f1c…, features.3.geometry`; of a plan `walkway w12`. */
function placeOf({ at, subject }: Finding): string {
  const line = at?.line === undefined ? undefined : `line ${at.line}`;
  const place = [at?.file, line, at?.feature, at?.path].filter((part) => part !== undefined && part !== '');
  if (place.length > 0) return place.join(', ');
  return subject ? `${subject.kind} ${subject.id}` : 'the file';
}

function messageOf({ code, values = {} }: Finding): string {
  const told = Object.entries(values).map(([name, value]) => `${name}: ${value}`);
  return [code.replaceAll('_', ' '), ...told].join('; ');
}
