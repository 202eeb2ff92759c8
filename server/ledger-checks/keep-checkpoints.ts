import { lookEvery } from '../kernel/look-every.ts';
import { isCheckDue } from './check-due.ts';
import { type CheckDependencies, checkLedger } from './check-ledger.ts';
import { ledgerBookOf } from './ledger-book.ts';
import { signCheckpoint } from './sign-checkpoint.ts';

const everyMs = 60_000;

/**
 * Signs what was written into the ledger: at once, then every minute, and a last time when it is ended by the function
 * returned; checks the whole once a day. What cannot be done at one look is done at the next.
 */
export function keepCheckpoints(deps: CheckDependencies): () => Promise<void> {
  const { clock, log, database } = deps;
  const startedAt = clock.now();
  const warn = (sentence: string) => (error: unknown) => log.warn({ err: error }, sentence);
  const signNow = () => signCheckpoint(deps).then(() => undefined, warn('the ledger could not be signed'));
  const checkIfDue = async () => {
    if (!isCheckDue(clock.now(), ledgerBookOf(database).checked?.at ?? startedAt)) return;
    const { entries, findings } = await checkLedger(deps);
    log.info({ entries, findings: findings.length }, 'the ledger was checked');
  };
  const stop = lookEvery(everyMs, () => signNow().then(checkIfDue).catch(warn('the ledger could not be checked')));
  return async () => {
    await stop();
    await signNow();
  };
}
