import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { storedZip } from '../../kernel/stored-zip.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { readOwnPhotograph } from '../../registration/photographs/read-own-photograph.ts';
import { type PersonalDatum, type PersonalDatumId, personalData } from '../personal-data.contract.ts';
import { delegateDatumIds } from '../privacy.contract.ts';
import { listOwnRows } from './own-data.queries.ts';

/**
 * All that is kept of the delegate who asks as a ZIP archive: `your-data.json`, for people and programs, with what each kind
 * is for and how long it is kept, and the photograph. The ledger says that it was taken.
 */
export async function copyOwnData(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: DelegateActor,
): Promise<Uint8Array<ArrayBuffer>> {
  const copy = await inTransaction(deps.database, async (tx) => {
    const kinds: Partial<Record<PersonalDatumId, unknown>> = {};
    for (const kind of delegateDatumIds) {
      const { what, why, until }: PersonalDatum = personalData[kind];
      kinds[kind] = { what, why, until, kept: await listOwnRows(tx, actor.id, kind) };
    }
    await appendLedger(deps, actor, tx, { action: 'own_data_downloaded', delegateId: actor.id, details: {} });
    return { copiedAt: deps.clock.now().toISOString(), kinds };
  });
  const files = new Map<string, Uint8Array>([['your-data.json', Buffer.from(JSON.stringify(copy, null, 2))]]);
  const photograph = await readOwnPhotograph(deps, actor);
  if (photograph) files.set('photograph.jpg', photograph);
  return new Uint8Array(storedZip(files));
}
