import { ApiProblem } from '../api/problem.ts';

const isProofNeeded = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem && error.code === 'request.proof_needed';

/** Resolves when the person has shown their passkey once more; rejects with an ApiProblem where they leave it. */
type AskForProof = () => Promise<void>;

let askHere: AskForProof | undefined;

/** Says how this page asks; one that does not say so tells the problem instead. */
export function askForProofBy(ask: AskForProof): void {
  askHere = ask;
}

/** Does something; where the server wants the passkey once more for it, asks for that and does it then. */
export async function withProof<Done>(work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    if (!isProofNeeded(error) || !askHere) throw error;
    await askHere();
    return work();
  }
}

export const proofLeft = (): ApiProblem =>
  new ApiProblem({
    type: 'urn:causeway:problem:page.proof_left',
    title: 'The passkey was not shown.',
    status: 403,
    code: 'page.proof_left',
  });
