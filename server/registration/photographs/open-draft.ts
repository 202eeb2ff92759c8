import type { Queryable } from '../../../db/client.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { hashOf } from '../../kernel/secrets.ts';
import { photographFaults } from './photographs.errors.ts';
import { findOpenDraft } from './photographs.queries.ts';

/** The form that a secret opens, and whose it is where it is somebody's. Throws `photograph_draft_unknown`. */
export async function openDraft({ clock }: Pick<Dependencies, 'clock'>, db: Queryable, secret: string) {
  const draft = await findOpenDraft(db, hashOf(secret), clock.now());
  if (!draft) throw new DomainError(photographFaults.photograph_draft_unknown);
  return draft;
}
