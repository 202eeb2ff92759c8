import type { PhoneQuestion } from '../../server/identity/phone-proofs/phone-proofs.contract.ts';
import { answer, client } from '../api/client.ts';
import { showPasskey } from '../passkey/passkey-ceremony.ts';

/** What the page on the phone asks of the server. Each call rejects with an ApiProblem. */
export interface ProveServer {
  /** Who asks with this code. */
  look(code: string): Promise<PhoneQuestion>;
  /** Has the owner of the phone verified, answers, and tells the number to show. */
  answer(code: string, question: PhoneQuestion): Promise<number>;
}

const proofs = client.api['phone-proofs'];

export const httpProveServer: ProveServer = {
  look: (code) => answer(proofs['look-up'].$post({ json: { code } })),
  answer: async (code, { options }) => {
    const credential = await showPasskey(options);
    return (await answer(proofs.answer.$post({ json: { code, credential } }))).number;
  },
};
