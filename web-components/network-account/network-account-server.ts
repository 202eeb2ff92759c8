import type { NetworkAccount, StrangerAttempts } from '../../server/network-access/network-access.contract.ts';
import type { SetUpLink } from '../../server/network-access/onboarding/onboarding.contract.ts';
import type { NamesOnNetwork } from '../../server/registration/delegates/delegates.contract.ts';
import { answer, client } from '../api/client.ts';

/** What staff ask of the server about the Wi-Fi of one person. Each call rejects with an ApiProblem. */
export interface NetworkAccountServer {
  find(search: string): Promise<NamesOnNetwork>;
  account(delegateId: string): Promise<NetworkAccount>;
  /** Of whom no account tells. */
  strangers(): Promise<StrangerAttempts>;
  /** As it is afterwards. */
  revoke(delegateId: string, because: string): Promise<NetworkAccount>;
  restore(delegateId: string, because: string): Promise<NetworkAccount>;
}

const { accounts, delegates } = client.api.network;
const one = accounts[':delegateId'];

export const httpNetworkAccountServer: NetworkAccountServer = {
  find: (search) => answer(delegates.$get({ query: { search } })),
  strangers: () => answer(client.api.network['stranger-attempts'].$get()),
  account: (delegateId) => answer(one.$get({ param: { delegateId } })),
  revoke: (delegateId, because) => answer(one.revoke.$post({ param: { delegateId }, json: { because } })),
  restore: (delegateId, because) => answer(one.restore.$post({ param: { delegateId }, json: { because } })),
};

/** A link for the phone of one person, good once; it is told this once. Rejects with an ApiProblem. */
export const makeSetUpLink = (delegateId: string): Promise<SetUpLink> =>
  answer(one['set-up-link'].$post({ param: { delegateId } }));
