// shared with pages: pure
import type { WayProfile } from '../../../db/venue-vocabulary.ts';
import type { Walkway } from '../venue/venue.contract.ts';

/**
 * How long a walkway takes, and who can or will not go along it. Walking and stairs after U. Weidmann, Transporttechnik der
 * Fussgänger (ETH Zürich, IVT 90, 1993): 1.34 m/s on the level, 0.610 m/s up and 0.694 m/s down stairs, measured along
 * the ground. Escalators and moving walkways at the speeds usual under EN 115-1. What has no such source (doors, gates, lifts that
 * tell no time, what luggage is minded) is marked as assumed.
 */
export const pace = {
  metresPerSecond: { walking: 1.34, step_free: 1, luggage: 1.1, hurry: 1.65, quiet: 1.34 },
  /** Of the level pace, for each unit of slope: a tenth slower up a slope of 10 %, never less than half. */
  slowerBySlope: 1,
  /** A step of a usual stair goes 0.29 m along the ground and 0.336 m along its slope. */
  step: { groundM: 0.29, slopeM: 0.336 },
  stairs: { upMps: 0.61, downMps: 0.694 },
  escalatorMps: 0.5,
  movingWalkwayMps: 0.65,
  /** Assumed, where the plan does not tell: 30 s until it comes, 10 s for its doors, then 1 m/s. */
  lift: { waitS: 30, doorsS: 10, metresPerSecond: 1 },
  /** Assumed: showing a badge. */
  gateS: 5,
  /** Assumed. */
  doorS: { automatic: 0, manual: 2, revolving: 3 },
  /** Assumed, where the plan does not tell. */
  rideMps: { shuttle: 6, boat: 2.5 },
  stepFree: { steepest: 0.08, narrowestM: 0.8 },
  /** What is minded besides time, in seconds: assumed. */
  luggage: { stairsS: 20, eachStepS: 2, escalatorS: 30, revolvingS: 15, manualS: 3 },
  /** A second in a crowd of factor 2 is minded like three more; one along a street or on an escalator like half a second more. */
  quiet: { crowdedS: 3, loudS: 0.5 },
} as const;

/** What the pace of a walkway is found from: rows of the database have it as the plan has. */
export type PacedWalkway = Pick<
  Walkway,
  'kind' | 'lengthM' | 'seconds' | 'headwayS' | 'widthM' | 'stairs' | 'slope' | 'door' | 'stepFree' | 'feature'
>;

/** Milliseconds that it takes without a crowd, the mean wait for a ride by headway apart. */
export function walkMs(walkway: PacedWalkway, isForward: boolean, profile: WayProfile): number {
  const doorS = walkway.door ? pace.doorS[walkway.door] : 0;
  return Math.round((secondsAlong(walkway, isForward, profile) + doorS) * 1000);
}

function secondsAlong(walkway: PacedWalkway, isForward: boolean, profile: WayProfile): number {
  const metresPerSecond = pace.metresPerSecond[profile];
  const { kind, lengthM, seconds } = walkway;
  switch (kind) {
    case 'lift':
      return seconds ?? pace.lift.waitS + pace.lift.doorsS + lengthM / pace.lift.metresPerSecond;
    case 'shuttle':
    case 'boat':
      return seconds ?? lengthM / pace.rideMps[kind];
    case 'escalator':
      return seconds ?? lengthM / (profile === 'hurry' ? pace.escalatorMps + pace.stairs.upMps : pace.escalatorMps);
    default:
      break;
  }
  if (seconds !== undefined)
    return (seconds * pace.metresPerSecond.walking) / metresPerSecond + (kind === 'gate' ? pace.gateS : 0);
  if (kind === 'stairs' && walkway.stepFree !== 'yes') return stairSeconds(walkway, isForward, metresPerSecond);
  if (kind === 'moving_walkway' && isForward) {
    const stands = profile === 'luggage' || profile === 'step_free';
    return lengthM / (pace.movingWalkwayMps + (stands ? 0 : metresPerSecond));
  }
  const climb = (walkway.slope ?? 0) * (isForward ? 1 : -1);
  const share = Math.max(0.5, 1 - pace.slowerBySlope * Math.max(0, climb));
  return lengthM / (metresPerSecond * share) + (kind === 'gate' ? pace.gateS : 0);
}

/** By its steps and the landings between, or by its length where nobody counted them. */
function stairSeconds({ lengthM, stairs, slope }: PacedWalkway, isForward: boolean, metresPerSecond: number): number {
  const rises = (stairs || slope || 1) > 0 === isForward;
  const faster = metresPerSecond / pace.metresPerSecond.walking;
  const onStairs = (rises ? pace.stairs.upMps : pace.stairs.downMps) * faster;
  const steps = stairs ? Math.abs(stairs) : lengthM / pace.step.slopeM;
  const landingsM = Math.max(0, lengthM - steps * pace.step.slopeM);
  return (steps * pace.step.groundM) / onStairs + landingsM / metresPerSecond;
}

/** The mean wait for a ride of which only the time between two is known. */
export const meanWaitMs = ({ headwayS }: PacedWalkway): number => Math.round((headwayS ?? 0) * 500);

/** Whether this profile can go along it at all. What a plan says of a walkway stands above what is found from its form. */
export function isPassable(walkway: PacedWalkway, isForward: boolean, profile: WayProfile): boolean {
  if (profile !== 'step_free' || walkway.stepFree === 'yes') return true;
  if (walkway.stepFree === 'no') return false;
  const { kind, slope, widthM, stairs, door } = walkway;
  if (kind === 'stairs' || kind === 'escalator' || (kind === 'moving_walkway' && !isForward)) return false;
  if (stairs || door === 'revolving') return false;
  return (
    Math.abs(slope ?? 0) <= pace.stepFree.steepest && (widthM ?? pace.stepFree.narrowestM) >= pace.stepFree.narrowestM
  );
}

/** Milliseconds that the profile would walk longer rather than go along it; `walkedMs` is without the crowd. */
export function mindedMs(walkway: PacedWalkway, walkedMs: number, crowd: number, profile: WayProfile): number {
  if (profile === 'luggage') return Math.round(luggageSeconds(walkway) * 1000);
  if (profile !== 'quiet') return 0;
  const isLoud = walkway.kind === 'escalator' || walkway.feature === 'street' || walkway.feature === 'crossing';
  return Math.round(walkedMs * ((crowd - 1) * pace.quiet.crowdedS + (isLoud ? pace.quiet.loudS : 0)));
}

function luggageSeconds({ kind, stairs, door }: PacedWalkway): number {
  const { stairsS, eachStepS, escalatorS, revolvingS, manualS } = pace.luggage;
  const byDoor = door === 'revolving' ? revolvingS : door === 'manual' ? manualS : 0;
  const steps = Math.abs(stairs ?? (kind === 'stairs' ? 10 : 0));
  const byStairs = kind === 'stairs' || steps > 0 ? stairsS + steps * eachStepS : 0;
  return byDoor + byStairs + (kind === 'escalator' ? escalatorS : 0);
}
