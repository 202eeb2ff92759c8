import type { DeviceActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { forgetAuthentications } from '../authenticate.ts';
import { type BegunSignIn, beginSignIn, type Comer, type SignInDependencies } from '../begin-sign-in.ts';
import { wakeStations } from '../wake-stations.ts';
import { byBadge, type ShownBadge } from './by-badge.ts';

/**
 * Signs a member of staff in at an enrolled device by their badge and PIN: there alone, for as long as the device is
 * signed in. Whoever was signed in there before is signed out, and whom they had in hand waits again. Throws what `byBadge`
 * does.
 */
export async function signInAtDevice(
  deps: SignInDependencies & Pick<Dependencies, 'live'>,
  device: DeviceActor,
  { badge, pin, ...comer }: Comer & ShownBadge,
): Promise<BegunSignIn> {
  const begun = await byBadge(deps, device, { badge, pin }, (tx, { id: staffId }) =>
    beginSignIn(deps, tx, { staffId, proof: 'badge', device, ...comer }),
  );
  if (comer.previousSignInId) forgetAuthentications(deps.database);
  wakeStations(deps.live, begun.leftStations);
  return begun;
}
