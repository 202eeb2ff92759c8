import { buildServer } from './bench-server.ts';
import { verifySides } from './identity-ledger.ts';
import { overrideSides } from './identity-overrides.ts';
import { signInSides } from './identity-sign-ins.ts';
import { comparePairs, type Side } from './pairs.ts';
import type { Bench } from './run.ts';

/** `authentication`, `ledger-cost` and `ledger-verify`, one after the other, each on what it lays out for itself. */
export const bench: Bench = async ({ pairs, atEnd }) => {
  await buildServer();
  const compare = async (name: string, unit: string, sides: { ours: Side; peer: Side }) => {
    await warmUp(sides);
    return comparePairs({ name, unit, pairs, ...sides });
  };
  return [
    await compare('authentication', 'cpu-us/sign-in', await signInSides(atEnd)),
    await compare('ledger-cost', 'cpu-us/override', await overrideSides(atEnd)),
    await compare('ledger-verify', 'us/entry', await verifySides(atEnd)),
  ];
};

/** Both as they are after some time, which is what a server at a venue is. */
async function warmUp({ ours, peer }: { ours: Side; peer: Side }): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await ours(round);
    await peer(round);
  }
}
