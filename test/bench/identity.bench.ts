import { buildServer } from './bench-server.ts';
import { verifySides } from './identity-ledger.ts';
import { overrideSides } from './identity-overrides.ts';
import { signInSides } from './identity-sign-ins.ts';
import { comparePairs } from './pairs.ts';
import type { Bench } from './run.ts';

/** `authentication`, `ledger-cost` and `ledger-verify`, one after the other, each on what it lays out for itself. */
export const bench: Bench = async ({ pairs, atEnd }) => {
  await buildServer();
  const signIns = await signInSides(atEnd);
  const overrides = await overrideSides(atEnd);
  const walks = await verifySides(atEnd);
  return [
    await comparePairs({ name: 'authentication', unit: 'cpu-us/sign-in', pairs, ...signIns }),
    await comparePairs({ name: 'ledger-cost', unit: 'cpu-us/override', pairs, ...overrides }),
    await comparePairs({ name: 'ledger-verify', unit: 'us/entry', pairs, ...walks }),
  ];
};
