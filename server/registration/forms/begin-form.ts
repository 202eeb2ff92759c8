import type { Queryable } from '../../../db/client.ts';
import type { DelegateLocale } from '../../../db/vocabulary.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { hashOf } from '../../kernel/secrets.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { writeLetter } from '../letters/write-letter.ts';
import { findConference } from '../registration.queries.ts';
import { standingOfForm } from './describe-form.ts';
import { linkOfForm, sealContent, secretOfDraft } from './draft-content.ts';
import { insertDraft } from './drafts.queries.ts';
import type { BegunForm, FormContent } from './forms.contract.ts';
import { formsFaults } from './forms.errors.ts';
import { findTerms } from './terms.queries.ts';

/** How long a form waits for whoever fills it in, from the last time that it was saved. */
export const formLifeMs = 30 * 24 * 3_600_000;

type BeginDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets'>;

/**
 * Begins a form for somebody who is not known yet, and writes its link to their address. Throws `form_not_open`,
 * `form_closed`.
 */
export async function beginForm(
  deps: BeginDependencies,
  { email, locale }: { email: string; locale: DelegateLocale },
): Promise<BegunForm> {
  return inTransaction(deps.database, async (tx) => {
    await mustBeOpen(deps, tx);
    const begun = await addDraft(deps, tx, { email, locale, content: {} });
    const { draftId, link } = begun;
    await writeLetter(deps, tx, {
      kind: 'form_link',
      draftId,
      locale: begun.locale,
      toAddress: email,
      content: { link },
    });
    return told(begun);
  });
}

/** What the one who begins a form is told of it. */
export const told = ({ secret, expiresAt }: BegunForm): BegunForm => ({ secret, expiresAt });

/** Throws `form_not_open` or `form_closed` where people may not register by themselves now. */
export async function mustBeOpen({ clock }: Pick<Dependencies, 'clock'>, tx: Queryable): Promise<void> {
  const standing = standingOfForm(await findTerms(tx), await findConference(tx), clock.now());
  if (standing === 'closed') throw new DomainError(formsFaults.form_closed);
  if (standing !== 'open') throw new DomainError(formsFaults.form_not_open);
}

export interface NewDraft {
  email: string;
  locale: DelegateLocale;
  content: FormContent;
  /** Whose form it is, where that is known. */
  delegateId?: string;
  companionOf?: string;
}

export interface AddedDraft extends BegunForm {
  draftId: string;
  /** Path and fragment of its page. */
  link: string;
  /** The one asked for if the conference speaks it, else its first. */
  locale: DelegateLocale;
}

/** Adds a draft within the caller's transaction. Who calls this hands its link on, by letter or as the answer. */
export async function addDraft(
  { secrets, clock }: Pick<Dependencies, 'secrets' | 'clock'>,
  tx: Queryable,
  { email, locale, content, delegateId, companionOf }: NewDraft,
): Promise<AddedDraft> {
  const now = clock.now();
  const id = uuidv7(now);
  const secret = secretOfDraft(secrets, id);
  const { locales } = await findTerms(tx);
  const spoken = locales.includes(locale) ? locale : (locales[0] ?? 'en');
  const expiresAt = new Date(now.getTime() + formLifeMs);
  await insertDraft(tx, {
    id,
    secretHash: hashOf(secret),
    delegateId: delegateId ?? null,
    companionOf: companionOf ?? null,
    email,
    locale: spoken,
    sealedContent: sealContent(secrets, content),
    startedAt: now,
    changedAt: now,
    expiresAt,
  });
  return { draftId: id, secret, expiresAt: expiresAt.toISOString(), link: linkOfForm(secret), locale: spoken };
}
