import type { OwnSignIn } from '../../server/identity/identity.contract.ts';
import type { Passkey } from '../../server/identity/passkeys/passkeys.contract.ts';
import type { OwnStaffBadge } from '../../server/identity/staff-badges/staff-badges.contract.ts';
import { answer, client } from '../api/client.ts';
import { makePasskey } from '../passkey/passkey-ceremony.ts';
import { withProof } from '../passkey/prove-again.ts';

/** What the account page asks of the server. Each call rejects with an ApiProblem. */
export interface AccountServer {
  passkeys(): Promise<readonly Passkey[]>;
  /** Lets the person make another passkey, and keeps it. */
  add(name: string): Promise<Passkey>;
  rename(passkeyId: string, name: string): Promise<Passkey>;
  remove(passkeyId: string): Promise<unknown>;
  signIns(): Promise<readonly OwnSignIn[]>;
  endSignIn(signInId: string): Promise<unknown>;
  endAllSignIns(): Promise<unknown>;
  badge(): Promise<OwnStaffBadge>;
  setPin(pin: string): Promise<unknown>;
}

const { passkeys, 'sign-ins': signIns, 'staff-badges': staffBadges } = client.api;

export const httpAccountServer: AccountServer = {
  passkeys: async () => (await answer(passkeys.$get())).passkeys,
  add: async (name) => {
    const credential = await makePasskey(await withProof(() => answer(passkeys.offers.$post())));
    return answer(passkeys.$post({ json: { name, credential } }));
  },
  rename: (passkeyId, name) => answer(passkeys[':passkeyId'].name.$put({ param: { passkeyId }, json: { name } })),
  remove: (passkeyId) => withProof(() => answer(passkeys[':passkeyId'].$delete({ param: { passkeyId } }))),
  signIns: async () => (await answer(signIns.$get())).signIns,
  endSignIn: (signInId) => answer(signIns[':signInId'].$delete({ param: { signInId } })),
  endAllSignIns: () => answer(signIns.$delete()),
  badge: () => answer(staffBadges.own.$get()),
  setPin: (pin) => withProof(() => answer(staffBadges.own.pin.$put({ json: { pin } }))),
};
