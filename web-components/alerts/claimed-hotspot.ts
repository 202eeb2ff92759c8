import { msg, str } from '@lit/localize';
import { hotspotClaim } from '../../server/network-access/access-points/access-points.contract.ts';

/** Which access point claims what is not its own, what follows from it, and what to do, in the page's language. */
export function sentenceOfClaimedHotspot(because: string): string {
  const { accessPoint } = hotspotClaim.parse(JSON.parse(because));
  const what = msg(
    str`The access point ${accessPoint} says that it is a hotspot for which another one speaks. By its word nobody is counted there.`,
  );
  return `${what} ${msg('If it should speak for it, import that. If not, somebody may have its key: give it a new secret or certificate.')}`;
}
