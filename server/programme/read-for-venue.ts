import { createHash } from 'node:crypto';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { describeConference } from '../registration/describe-conference.ts';
import { programmeFaults } from './programme.errors.ts';
import { readScheduleApart } from './reading/read-schedule-apart.ts';
import type { Findings, ReadSchedule } from './reading/schedule.ts';

/** A schedule without a fault, by the clock of this venue. */
export interface GoodSchedule {
  readonly schedule: ReadSchedule;
  readonly warnings: Findings;
  /** SHA-256 of what was read, in hexadecimal. */
  readonly hash: string;
  /** Of the conference. */
  readonly timeZone: string;
}

/** Throws `programme.schedule_faulty` with the place of each fault, `programme.changed_since_preview`, and as `readScheduleApart`. */
export async function readForVenue(
  { database }: Pick<Dependencies, 'database'>,
  bytes: Uint8Array,
  seenHash?: string,
): Promise<GoodSchedule> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (seenHash !== undefined && seenHash !== hash) throw new DomainError(programmeFaults.changed_since_preview);
  const { timeZone } = await describeConference({ database });
  const { schedule, report } = await readScheduleApart(bytes, { timeZone });
  const { count, first } = report.faults;
  if (count > 0) {
    const detail = `${count} ${count === 1 ? 'fault' : 'faults'}${count > first.length ? `; the first ${first.length} are named` : ''}.`;
    throw new DomainError(
      programmeFaults.schedule_faulty,
      detail,
      first.map(({ hint, ...finding }) => ({ ...finding, ...(hint !== undefined && { hint }) })),
    );
  }
  return { schedule, warnings: report.warnings, hash, timeZone };
}

/** As it is told. */
export const describeFindings = ({ count, first }: Findings) => ({
  count,
  first: first.map(({ hint, ...finding }) => ({ ...finding, ...(hint !== undefined && { hint }) })),
});
