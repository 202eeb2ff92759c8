import { alertsTopic } from '../alerts/alerts.contract.ts';
import { raiseAlertOnce } from '../alerts/raise-alert-once.ts';
import { theSystem } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { type Finding, sentenceOfFinding } from './findings.ts';
import { ledgerBookOf } from './ledger-book.ts';

/** The same is not told again for so long: who has acknowledged it knows. */
const againMs = 24 * 3_600_000;
/** As many as an alert says; `npm run audit:verify` tells all. */
const mostSaid = 3;

/**
 * Tells the administrators and the log that the ledger is not whole: with an alert, unless one of that kind is open.
 * `seenBy` says by what it came out, as the beginning of a sentence.
 */
export async function tellBroken(
  deps: Pick<Dependencies, 'database' | 'clock' | 'live' | 'log'>,
  findings: readonly Finding[],
  seenBy: string,
): Promise<void> {
  const sentences = findings.slice(0, mostSaid).map(sentenceOfFinding);
  const rest = findings.length - sentences.length;
  const because = [`${seenBy}:`, ...sentences, ...(rest > 0 ? [`And ${rest} more.`] : [])].join(' ');
  const { told } = ledgerBookOf(deps.database);
  const nowMs = deps.clock.now().getTime();
  const key = findings.map(({ kind, until }) => `${kind} ${until}`).join(', ');
  if (nowMs - (told.get(key) ?? Number.NEGATIVE_INFINITY) < againMs) return;
  told.set(key, nowMs);
  deps.log.error({ findings: findings.slice(0, 100) }, `the ledger is not whole. ${because}`);
  await inTransaction(deps.database, (tx) => raiseAlertOnce(deps, theSystem, tx, { kind: 'ledger_broken', because }));
  deps.live.wake(alertsTopic, {});
}
