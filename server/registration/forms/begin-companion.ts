import type { Queryable } from '../../../db/client.ts';
import type { DelegateLocale } from '../../../db/vocabulary.ts';
import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { writeLetter } from '../letters/write-letter.ts';
import { findConference } from '../registration.queries.ts';
import { addDraft, told } from './begin-form.ts';
import { countCompanions, type DelegateRecord, listCompanionDrafts, lockDelegate } from './drafts.queries.ts';
import type { BegunForm } from './forms.contract.ts';
import { formsFaults } from './forms.errors.ts';
import { findTerms } from './terms.queries.ts';

/**
 * Begins the form of somebody who will accompany the delegate, and writes its link to their address. Open whenever the
 * delegate's own registration stands, also after registration has closed for others. Throws `companions_full`,
 * `companion_not_possible`, `form_closed` once the conference is over.
 */
export async function beginCompanion(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: DelegateActor,
  { email, locale }: { email: string; locale: DelegateLocale },
): Promise<BegunForm> {
  return inTransaction(deps.database, async (tx) => {
    const delegate = await lockDelegate(tx, actor.id);
    const now = deps.clock.now();
    if (now >= (await findConference(tx)).endsAt) throw new DomainError(formsFaults.form_closed);
    const begun = (await listCompanionDrafts(tx, actor.id, now)).length;
    await mayBringOneMore(tx, delegate, begun);
    const added = await addDraft(deps, tx, { email, locale, content: {}, companionOf: actor.id });
    const letter = {
      kind: 'form_link',
      locale: added.locale,
      toAddress: email,
      content: { link: added.link },
    } as const;
    await writeLetter(deps, tx, { ...letter, draftId: added.draftId });
    return told(added);
  });
}

/**
 * Whether the delegate, locked by the caller, may bring one more beside those registered and `begun` others. Throws
 * `companions_full`, `companion_not_possible`.
 */
export async function mayBringOneMore(
  tx: Queryable,
  delegate: DelegateRecord | undefined,
  begun: number,
): Promise<void> {
  const isRegistered = delegate?.status === 'submitted' || delegate?.status === 'approved';
  if (!delegate || !isRegistered || delegate.companionOf) throw new DomainError(formsFaults.companion_not_possible);
  const { companionsAtMost } = await findTerms(tx);
  const coming = (await countCompanions(tx, delegate.id)) + begun;
  if (coming >= companionsAtMost) throw new DomainError(formsFaults.companions_full);
}
