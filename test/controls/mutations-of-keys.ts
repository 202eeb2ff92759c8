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
  mutationOf(
    '11.1.1',
    'server/key-rotation/settle-secret.ts',
    '  if (from) await carryKeys(tx, secrets, from, now);\n',
    '',
    'key-rotation/key-rotation.test.ts',
    'opens, verifies and knows all again beside the one before, and does not go on without it',
  ),
  mutationOf(
    '11.1.1 (after)',
    'server/key-rotation/mark-anew.ts',
    '? markOfEntry(secrets, hash) : undefined;',
    '? nonceOf(sealed) : markOfEntry(secrets, hash);',
    'key-rotation/key-rotation.test.ts',
    'does so alone once all is sealed anew, however often that was interrupted',
  ),
  mutationOf(
    '11.1.2',
    'server/kernel/secrets.ts',
    "  letters: 'seals',\n",
    "  letters: 'seals',\n  messages: 'seals',\n",
    'key-rotation/key-inventory.unit.test.ts',
    'the inventory of keys names each use that there is, and what becomes of it',
  ),
];
