import { type Mutation, mutationOf } from './mutation.ts';

export const mutationsOfKeys: readonly Mutation[] = [
  mutationOf(
    '7.5.1 (anew)',
    'server/identity/passkeys/make-passkey.ts',
    `  if (known.length > 0) assertJustProven(actor);
`,
    '',
    'identity/fresh-proof.test.ts',
    'changes nothing that its owner signs in with, until a passkey is shown once more',
  ),
  mutationOf(
    '7.5.3',
    'server/kernel/route.ts',
    '      ...(needsProof ? [onlyJustProven] : []),\n',
    '',
    'identity/fresh-proof.test.ts',
    'lets nobody in and gives nobody roles, until a passkey is shown once more',
  ),
];
