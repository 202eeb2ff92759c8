import type { ImpossiblePresence } from './impossible-presence.contract.ts';
import { metresBetween, type Spot } from './metres-between.ts';
import { heardWithinM, type Rest } from './rest-of.ts';

/** Nobody is faster through a venue, with its stairs and doors: metres a second. */
export const fastestMps = 6;
/** A lane stands so near to where its gate is drawn. */
export const gateWithinM = 25;
/** So far the clocks of a lane and of the server may be apart. */
export const clockSlackMs = 10_000;
/** A device may still be seen to move so long after its delegate was let out: access points tell late. */
export const leavingMs = 120_000;
/** Gates that count so many inside are manned: before that, who no gate has seen may have come in by an open door. */
export const countedFrom = 20;

export interface CarriedDevice {
  readonly address: string;
  readonly rest: Rest;
  /** Where its hotspot stands behind doors, and is not heard in front of them: how many those doors count inside. */
  readonly doors?: { readonly inside: number } | undefined;
}

export interface Observed {
  /** By the gates; `unknown` where nobody saw them leave. */
  readonly whereabouts: 'inside' | 'outside' | 'never_seen' | 'unknown';
  /** When a gate last let them pass, and where it stands, where that is drawn. */
  readonly lastPass?: { readonly at: number; readonly spot?: Spot | undefined } | undefined;
  /** What is connected now. */
  readonly devices: readonly CarriedDevice[];
}

export interface Doubt {
  readonly how: ImpossiblePresence;
  /** Of the devices that cannot be with their delegate, or not all of them. */
  readonly addresses: readonly string[];
  /** When it became impossible. */
  readonly at: number;
}

/** Whether a delegate can be where their devices are. A device that was left somewhere stays there: only what came counts. */
export function judgePresence(observed: Observed): Doubt | undefined {
  return notInside(observed) ?? far(observed) ?? twoPlaces(observed);
}

function notInside({ whereabouts, lastPass, devices }: Observed): Doubt | undefined {
  const isImpossible = ({ doors, rest }: CarriedDevice): boolean => {
    if (!doors) return false;
    if (whereabouts === 'never_seen') return doors.inside >= countedFrom;
    return whereabouts === 'outside' && lastPass !== undefined && rest.since > lastPass.at + leavingMs;
  };
  return doubtOf('not_inside', devices.filter(isImpossible));
}

function far({ lastPass, devices }: Observed): Doubt | undefined {
  const { at, spot } = lastPass ?? {};
  if (at === undefined || spot === undefined) return undefined;
  const pass = { spot, since: at };
  return doubtOf(
    'far',
    devices.filter(({ rest }) => isTooFast(pass, rest, gateWithinM + heardWithinM)),
    at,
  );
}

function twoPlaces({ devices }: Observed): Doubt | undefined {
  for (const [index, one] of devices.entries()) {
    const other = devices.slice(index + 1).find(({ rest }) => isTooFast(one.rest, rest, 2 * heardWithinM));
    if (other) return doubtOf('two_places', [one, other]);
  }
  return undefined;
}

/** Whether nobody can have been at both, each as exactly as it is known. */
function isTooFast(one: Rest, other: Rest, withinM: number): boolean {
  const latest = ({ since, atLatest = since }: Rest): number => atLatest;
  const apartMs = Math.max(Math.abs(one.since - latest(other)), Math.abs(other.since - latest(one)));
  const seconds = (apartMs + clockSlackMs) / 1000;
  return metresBetween(one.spot, other.spot) - withinM > fastestMps * seconds;
}

function doubtOf(how: ImpossiblePresence, devices: readonly CarriedDevice[], after = 0): Doubt | undefined {
  if (devices.length === 0) return undefined;
  const at = Math.max(after, ...devices.map(({ rest }) => rest.since));
  return { how, addresses: devices.map(({ address }) => address), at };
}
