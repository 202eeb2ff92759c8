import type { DelegatePasskey } from '../../server/identity/passkeys/passkeys.contract.ts';
import { answer, client } from '../api/client.ts';
import { makePasskey } from '../passkey/passkey-ceremony.ts';

/** What a delegate asks of the server for their own passkeys. Each call rejects with an ApiProblem. */
export interface OwnPhoneServer {
  list(): Promise<readonly DelegatePasskey[]>;
  /** Lets the phone make one, and keeps it. */
  make(name: string): Promise<DelegatePasskey>;
  rename(passkeyId: string, name: string): Promise<unknown>;
  remove(passkeyId: string): Promise<unknown>;
}

const { passkeys } = client.api.delegate;

export const httpOwnPhoneServer: OwnPhoneServer = {
  list: async () => (await answer(passkeys.$get())).passkeys,
  make: async (name) => {
    const credential = await makePasskey(await answer(passkeys.offers.$post()));
    return answer(passkeys.$post({ json: { name, credential } }));
  },
  rename: (passkeyId, name) => answer(passkeys[':passkeyId'].name.$put({ param: { passkeyId }, json: { name } })),
  remove: (passkeyId) => answer<unknown>(passkeys[':passkeyId'].$delete({ param: { passkeyId } })),
};
