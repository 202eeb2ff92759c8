import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { findPass } from './find-pass.ts';
import { makeApplePass } from './make-apple-pass.ts';
import { makeGoogleLink } from './make-google-link.ts';
import type { WalletOffers } from './wallet.contract.ts';
import { walletFaults } from './wallet.errors.ts';
import type { Wallets } from './wallets.ts';

export type WalletDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'publicOrigin'> & {
  wallets?: Wallets | undefined;
};

export const applePassAddress = '/api/delegate/wallet/badge.pkpass';

/** The wallets that this delegate's badge can be put into: none without a badge that is good. */
export async function offerPasses(deps: WalletDependencies, actor: DelegateActor): Promise<WalletOffers> {
  const { apple, google } = deps.wallets ?? {};
  if (!apple && !google) return {};
  const pass = await findPass(deps, actor);
  if (!pass) return {};
  const at = { now: deps.clock.now(), publicOrigin: deps.publicOrigin };
  return { ...(apple && { apple: applePassAddress }), ...(google && { google: makeGoogleLink(google, pass, at) }) };
}

/**
 * The delegate's badge as a file for Apple Wallet. It is as good as the badge that it shows: a gate refuses both when
 * the badge is revoked. Throws `wallet_not_set_up` or `wallet_badge_missing`.
 */
export async function takeApplePass(deps: WalletDependencies, actor: DelegateActor): Promise<Buffer> {
  const apple = deps.wallets?.apple;
  if (!apple) throw new DomainError(walletFaults.wallet_not_set_up);
  const pass = await findPass(deps, actor);
  if (!pass) throw new DomainError(walletFaults.wallet_badge_missing);
  return makeApplePass(apple, pass, deps.clock.now());
}
