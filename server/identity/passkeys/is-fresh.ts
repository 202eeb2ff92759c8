import type { SignInProof } from '../../../db/vocabulary.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { requestFaults } from '../../kernel/problem.ts';

/** As long as somebody needs to give a colleague their roles and a link; a page that is left open lasts longer. */
export const freshMs = 5 * 60_000;

interface Shown {
  readonly proof: SignInProof;
  readonly provenAt: Date | null;
}

/**
 * Whether it was shown in this sign-in within the last minutes who its holder is, as what lets others in, or them, asks.
 * Where links suffice nobody need have a passkey.
 */
export const isFresh = (
  { proof, provenAt }: Shown,
  { now, linksSuffice }: { now: Date } & Pick<Dependencies, 'linksSuffice'>,
): boolean =>
  (proof === 'link' && linksSuffice === true) || (provenAt !== null && now.getTime() - provenAt.getTime() < freshMs);

/** Throws `request.proof_needed` where the asker's sign-in was not proven within the last minutes. */
export function assertJustProven({ isJustProven }: Pick<StaffActor, 'isJustProven'>): void {
  if (!isJustProven) throw new DomainError(requestFaults.proof_needed);
}
