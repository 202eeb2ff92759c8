import type { CurrentSignIn } from '../../server/identity/identity.contract.ts';
import { answer, client } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { goOnAs } from '../api/sign-in.ts';
import { thisDevice } from './this-device.ts';

/** Signs somebody in at this device by their badge and PIN. Rejects with an ApiProblem. */
export type ShowBadge = (badge: string, pin: string) => Promise<CurrentSignIn>;

export const showStaffBadge: ShowBadge = (badge, pin) =>
  asThisDevice(() => answer(client.api.devices.own['staff-sign-ins'].$post({ json: { badge, pin } })));

/** Asks what the server answers to an enrolled device only. Rejects with an ApiProblem. */
export async function asThisDevice<T>(ask: () => Promise<T>): Promise<T> {
  const device = await thisDevice();
  await device?.signIn();
  return ask().catch(async (error: unknown) => {
    // The server may have forgotten the device's own sign-in, as after a restart.
    if (!device || !(error instanceof ApiProblem) || error.code !== 'request.device_needed') throw error;
    await device.signInAnew();
    return ask();
  });
}

/** From now on the page works for this person; `performance` keeps how long it took from the reading of their badge. */
export function handOver(next: CurrentSignIn): void {
  goOnAs(next);
  if (performance.getEntriesByName('hand-over-badge').length > 0) performance.measure('hand-over', 'hand-over-badge');
}
