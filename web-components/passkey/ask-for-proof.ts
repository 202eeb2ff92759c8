import { askForProofBy, proofLeft } from './prove-again.ts';

// For pages on which something wants the passkey once more: the dialog is loaded when it does.
askForProofBy(async () => {
  const { ProveDialog } = await import('./prove-dialog.ts');
  const dialog = new ProveDialog();
  await new Promise<void>((resolve, reject) => {
    dialog.addEventListener('proven', () => resolve());
    dialog.addEventListener('left', () => reject(proofLeft()));
    // Above whatever dialog the person is in: what they have entered there stays.
    document.body.append(dialog);
  }).finally(() => dialog.remove());
});
