// shared with pages: pure
import type { Finding, FindingReport } from './findings.contract.ts';
import { maxFindingsOfOneCode } from './findings.contract.ts';

/** Takes findings as they come, keeps a bounded number of each code, and counts all. */
export interface FindingGatherer {
  error(code: Finding['code'], rest?: FindingDetails): void;
  warning(code: Finding['code'], rest?: FindingDetails): void;
  hasErrors(): boolean;
  report(): FindingReport;
}

export type FindingDetails = Pick<Finding, 'subject' | 'at' | 'values'>;

const longestId = 200;
const longestPath = 300;

export function gatherFindings(): FindingGatherer {
  const kept: Finding[] = [];
  const counts = new Map<string, FindingReport['counts'][number]>();
  const add = (found: Finding): void => {
    const { code, severity } = found;
    const name = `${severity} ${code}`;
    const count = counts.get(name) ?? { code, severity, count: 0 };
    count.count++;
    counts.set(name, count);
    if (count.count <= maxFindingsOfOneCode) kept.push(shortened(found));
  };
  return {
    error: (code, rest) => add({ code, severity: 'error', ...rest }),
    warning: (code, rest) => add({ code, severity: 'warning', ...rest }),
    hasErrors: () => [...counts.values()].some(({ severity }) => severity === 'error'),
    report: () => ({ findings: errorsFirst(kept), counts: errorsFirst([...counts.values()]) }),
  };
}

const errorsFirst = <T extends { severity: Finding['severity'] }>(found: readonly T[]): T[] => [
  ...found.filter(({ severity }) => severity === 'error'),
  ...found.filter(({ severity }) => severity === 'warning'),
];

/** What a file says of itself may be of any length and hold anything: it is cut to what can be stored and read. */
function shortened({ code, severity, subject, at, values }: Finding): Finding {
  return {
    code,
    severity,
    ...(subject && { subject: { kind: subject.kind, id: plain(subject.id, longestId) } }),
    ...(at && {
      at: {
        ...(at.file !== undefined && { file: plain(at.file, longestId) }),
        ...(at.line !== undefined && { line: at.line }),
        ...(at.feature !== undefined && { feature: plain(at.feature, longestId) }),
        ...(at.path !== undefined && { path: plain(at.path, longestPath) }),
      },
    }),
    ...(values && {
      values: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          typeof value === 'string' ? plain(value, longestId) || '?' : value,
        ]),
      ),
    }),
  };
}

const plain = (text: string, most: number): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, '\ufffd')
    .trim()
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, '');
