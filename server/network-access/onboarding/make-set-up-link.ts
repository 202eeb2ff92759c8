import { makePassingLink } from '../../identity/make-passing-link.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { type SetUpLink, wifiPage } from './onboarding.contract.ts';

/** A link that a phone reads from the screen of staff, to set itself up. Throws what `makePassingLink` throws. */
export async function makeSetUpLink(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'publicOrigin'>,
  actor: StaffActor,
  delegateId: string,
): Promise<SetUpLink> {
  const { secret, expiresAt } = await makePassingLink(deps, actor, delegateId);
  return { link: `${deps.publicOrigin}${wifiPage}#${secret}`, expiresAt: expiresAt.toISOString() };
}
