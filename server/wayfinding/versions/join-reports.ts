import { type FindingReport, maxFindingsOfOneCode } from '../venue/findings.contract.ts';

/** Several reports as one: errors first, of each code so many, all counted. */
export function joinReports(reports: readonly FindingReport[]): FindingReport {
  const counts = new Map<string, FindingReport['counts'][number]>();
  for (const { code, severity, count } of reports.flatMap((report) => report.counts)) {
    const name = `${severity} ${code}`;
    counts.set(name, { code, severity, count: (counts.get(name)?.count ?? 0) + count });
  }
  const kept = new Map<string, number>();
  const findings = reports
    .flatMap((report) => report.findings)
    .filter(({ code, severity }) => {
      const number = (kept.get(`${severity} ${code}`) ?? 0) + 1;
      kept.set(`${severity} ${code}`, number);
      return number <= maxFindingsOfOneCode;
    });
  const errorsFirst = <T extends { severity: string }>(all: readonly T[]): T[] => [
    ...all.filter(({ severity }) => severity === 'error'),
    ...all.filter(({ severity }) => severity !== 'error'),
  ];
  return { findings: errorsFirst(findings), counts: errorsFirst([...counts.values()]) };
}

export const errorsOf = ({ counts }: FindingReport): number =>
  counts.reduce((sum, { severity, count }) => sum + (severity === 'error' ? count : 0), 0);
