import type { WayProfile } from '../../../db/venue-vocabulary.ts';

/** A walkway as a row of the database tells it. Null and nothing are the same. */
export interface WalkwayRow {
  id: string;
  from: string;
  to: string;
  kind: string;
  lengthM: number;
  seconds?: number | null | undefined;
  headwayS?: number | null | undefined;
  widthM?: number | null | undefined;
  stairs?: number | null | undefined;
  slope?: number | null | undefined;
  door?: string | null | undefined;
  direction: string;
  stepFree?: string | null | undefined;
  zoneId?: string | null | undefined;
  feature?: string | null | undefined;
  hours?: readonly { days: readonly number[]; opens: string; closes: string }[] | null | undefined;
}

/** Milliseconds that it takes, written anew from the words of the decision record, not from the router. */
export function oracleWalkMs(row: WalkwayRow, up: boolean, profile: WayProfile): number {
  const door = row.door === 'manual' ? 2 : row.door === 'revolving' ? 3 : 0;
  return Math.round((oracleSeconds(row, up, profile) + door) * 1000);
}

const speeds: Record<WayProfile, number> = { walking: 1.34, step_free: 1, luggage: 1.1, hurry: 1.65, quiet: 1.34 };

function oracleSeconds(row: WalkwayRow, isForward: boolean, profile: WayProfile): number {
  const speed = speeds[profile];
  const told = row.seconds ?? undefined;
  if (row.kind === 'lift') return told ?? 40 + row.lengthM;
  if (row.kind === 'shuttle') return told ?? row.lengthM / 6;
  if (row.kind === 'boat') return told ?? row.lengthM / 2.5;
  if (row.kind === 'escalator') return told ?? row.lengthM / (profile === 'hurry' ? 1.11 : 0.5);
  const badge = row.kind === 'gate' ? 5 : 0;
  if (told !== undefined) return (told * 1.34) / speed + badge;
  if (row.kind === 'stairs' && row.stepFree !== 'yes') {
    const goesUp = row.stairs ? row.stairs > 0 : row.slope ? row.slope > 0 : true;
    const isUp = goesUp === isForward;
    const steps = row.stairs ? Math.abs(row.stairs) : row.lengthM / 0.336;
    const flat = Math.max(0, row.lengthM - steps * 0.336);
    return (steps * 0.29) / ((isUp ? 0.61 : 0.694) * (speed / 1.34)) + flat / speed;
  }
  if (row.kind === 'moving_walkway' && isForward)
    return row.lengthM / (profile === 'luggage' || profile === 'step_free' ? 0.65 : 0.65 + speed);
  const rise = Math.max(0, isForward ? (row.slope ?? 0) : -(row.slope ?? 0));
  return row.lengthM / (speed * Math.max(0.5, 1 - rise)) + badge;
}

export function oracleCanGo(row: WalkwayRow, isForward: boolean, profile: WayProfile): boolean {
  if (!isForward && row.direction !== 'both') return false;
  if (profile !== 'step_free') return true;
  if (row.stepFree) return row.stepFree === 'yes';
  const forbidden =
    ['stairs', 'escalator'].includes(row.kind) ||
    (row.kind === 'moving_walkway' && !isForward) ||
    Boolean(row.stairs) ||
    row.door === 'revolving' ||
    Math.abs(row.slope ?? 0) > 0.08 ||
    (row.widthM ?? 9) < 0.8;
  return !forbidden;
}

export function oracleMindedMs(row: WalkwayRow, walkMs: number, crowd: number, profile: WayProfile): number {
  if (profile === 'quiet') {
    const loud = row.kind === 'escalator' || row.feature === 'street' || row.feature === 'crossing' ? 0.5 : 0;
    return Math.round(walkMs * ((crowd - 1) * 3 + loud));
  }
  if (profile !== 'luggage') return 0;
  let seconds = row.door === 'revolving' ? 15 : row.door === 'manual' ? 3 : 0;
  if (row.kind === 'escalator') seconds += 30;
  const steps = Math.abs(row.stairs ?? (row.kind === 'stairs' ? 10 : 0));
  if (row.kind === 'stairs' || steps) seconds += 20 + 2 * steps;
  return Math.round(seconds * 1000);
}
