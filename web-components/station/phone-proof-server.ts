import type { PhoneCode } from '../../server/identity/phone-proofs/phone-proofs.contract.ts';
import { answer, client } from '../api/client.ts';

/** What the station asks of the server to recognise a phone. Each call rejects with an ApiProblem. */
export interface PhoneProofServer {
  /** Another code; the one before is over. */
  ask(verificationId: string): Promise<PhoneCode>;
  /** Says which number the phone shows, and learns whether it is. */
  pick(verificationId: string, proofId: string, number: number): Promise<{ isMatch: boolean }>;
}

const about = client.api.verifications[':verificationId']['phone-proofs'];

export const httpPhoneProofServer: PhoneProofServer = {
  ask: (verificationId) => answer(about.$post({ param: { verificationId } })),
  pick: (verificationId, proofId, number) =>
    answer(about[':proofId'].number.$post({ param: { verificationId, proofId }, json: { number } })),
};
