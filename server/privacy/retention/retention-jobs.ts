import type { RetentionDatabase } from '../../../db/retention.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { eraseDue } from '../erasure/erase-due.ts';
import type { ErasureList } from '../erasure/erasure-list.ts';
import { sweepFiles } from '../erasure/sweep-files.ts';
import { cutAfterTheConference } from './cut-after-the-conference.ts';
import { type KeptFrom, type KeptHours, keptHours } from './kept-hours.contract.ts';
import {
  clearImportFaults,
  cutConnections,
  cutScansBefore,
  deleteAccounting,
  deleteAlerts,
  deleteDelegateAccess,
  deleteDeviceAccess,
  deleteForms,
  deleteHandOvers,
  deleteJoinAttempts,
  deleteLetters,
  deletePasskeys,
  deletePhoneProofs,
  deleteProposals,
  deleteStaffAccess,
  deleteStrangerAttempts,
  deleteUnreadableAccounting,
  expireProposals,
} from './retention.queries.ts';

export type RetentionDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'log'> & {
  readonly retention: RetentionDatabase;
  readonly erasureList: ErasureList;
  /** Absent: as long as is usual. */
  readonly keptHours?: KeptHours | undefined;
};

/** Something that is due again and again. It does all that is due by now, so that what was missed is made up for by one run. */
export interface RetentionJob {
  readonly name: string;
  readonly everyMinutes: 1 | 60;
  /** Tells how much was cut or deleted. What it throws is tried again. */
  run(deps: RetentionDependencies): Promise<number>;
}

const hourMs = 3_600_000;

/** What came before this instant has been kept for as long as the venue says. */
const over = ({ clock, keptHours: hours = keptHours }: RetentionDependencies, from: KeptFrom): Date =>
  new Date(clock.now().getTime() - hours[from] * hourMs);

type Delete = (db: RetentionDatabase['drizzle'], before: Date) => Promise<number>;

const hourly = (name: string, run: RetentionJob['run']): RetentionJob => ({ name, everyMinutes: 60, run });

const deleting = (name: string, from: KeptFrom, remove: Delete): RetentionJob =>
  hourly(name, (deps) => remove(deps.retention.drizzle, over(deps, from)));

export const retentionJobs: readonly RetentionJob[] = [
  { name: 'erase_persons', everyMinutes: 1, run: eraseDue },
  hourly('cut_scans', (deps) =>
    cutScansBefore(deps.retention.drizzle, { ordinary: over(deps, 'scan'), disputed: over(deps, 'disputed_scan') }),
  ),
  deleting('cut_connections', 'connection_ended', cutConnections),
  deleting('delete_accounting', 'connection_ended', deleteAccounting),
  deleting('delete_unreadable_accounting', 'connection_ended', deleteUnreadableAccounting),
  deleting('delete_join_attempts', 'connection_ended', deleteJoinAttempts),
  deleting('delete_stranger_attempts', 'connection_ended', deleteStrangerAttempts),
  deleting('delete_phone_proofs', 'phone_proof', deletePhoneProofs),
  deleting('delete_alerts', 'alert_acknowledged', deleteAlerts),
  deleting('delete_hand_overs', 'hand_over_closed', deleteHandOvers),
  deleting('delete_forms', 'form_expired', deleteForms),
  deleting('delete_letters', 'letter_settled', deleteLetters),
  deleting('delete_delegate_access', 'access_ended', deleteDelegateAccess),
  deleting('delete_staff_access', 'access_ended', deleteStaffAccess),
  deleting('delete_device_access', 'code_expired', deleteDeviceAccess),
  deleting('delete_passkeys', 'passkey_revoked', deletePasskeys),
  hourly('expire_proposals', ({ retention, clock }) => expireProposals(retention.drizzle, clock.now())),
  deleting('delete_proposals', 'proposal_ended', deleteProposals),
  deleting('clear_import_faults', 'import_ended', clearImportFaults),
  hourly('cut_after_the_conference', cutAfterTheConference),
  hourly('sweep_files', sweepFiles),
];
