import type { Transaction } from '../../../db/client.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import {
  type AuthorityRow,
  findReadyAuthority,
  listAuthorityRows,
  lockAuthorities,
  markSigning,
} from './authorities.queries.ts';

export const isWaiting = ({ signsFrom, retiredAt }: AuthorityRow): boolean => !signsFrom && !retiredAt;
export const isSigning = ({ signsFrom, succeededAt }: AuthorityRow): boolean => signsFrom !== null && !succeededAt;

/**
 * An authority that waits signs from now on where each FreeRADIUS has started with files that hold it, so that none of the
 * devices set up from now on is refused (ops/decisions/0041); or where the one before has expired, and there is nothing to lose.
 * Who calls it holds no authority yet.
 */
export async function settleSuccession({ clock }: Pick<Dependencies, 'clock'>, tx: Transaction): Promise<void> {
  const now = clock.now();
  if (!(await findNext(tx, now))) return;
  await lockAuthorities(tx);
  // Somebody else may have done it meanwhile, or retired it.
  const next = await findNext(tx, now);
  if (next) await markSigning(tx, next, now);
}

async function findNext(tx: Transaction, now: Date): Promise<string | undefined> {
  const rows = await listAuthorityRows(tx);
  const waiting = rows.find(isWaiting);
  if (!waiting) return undefined;
  const signing = rows.find(isSigning);
  if (!signing || signing.expiresAt <= now) return waiting.id;
  return (await findReadyAuthority(tx))?.id;
}
