import { ApiProblem } from '../api/problem.ts';

const isProofNeeded = (error: unknown): boolean => error instanceof ApiProblem && error.code === 'request.proof_needed';

/** Resolves when the person has shown their passkey once more; rejects with `page.proof_left` where they leave it. */
async function askForProof(): Promise<void> {
  const { ProveDialog } = await import('./prove-dialog.ts');
  const dialog = new ProveDialog();
  return new Promise<void>((resolve, reject) => {
    dialog.addEventListener('proven', () => resolve());
    dialog.addEventListener('left', () => reject(left()));
    // Above whatever dialog the person is in: what they have entered there stays.
    document.body.append(dialog);
  }).finally(() => dialog.remove());
}

const left = (): ApiProblem =>
  new ApiProblem({
    type: 'urn:causeway:problem:page.proof_left',
    title: 'The passkey was not shown.',
    status: 403,
    code: 'page.proof_left',
  });

/** Does something; where the server wants the passkey once more for it, asks for that and does it then. */
export async function withProof<Done>(work: () => Promise<Done>, ask = askForProof): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    if (!isProofNeeded(error)) throw error;
    await ask();
    return work();
  }
}
