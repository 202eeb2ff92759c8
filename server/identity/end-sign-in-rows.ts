import type { Queryable } from '../../db/client.ts';
import type { StaffActor } from '../kernel/actor.ts';
import {
  endOtherSignInRowsOf,
  endSignInRow,
  endSignInRowsAtDevice,
  endSignInRowsByBadge,
  endSignInRowsOf,
} from './sign-ins.queries.ts';
import { releaseAllOf } from './verifications.queries.ts';

// Who is signed out lets go of whom they had in hand: each tells at which stations somebody waits again.

export async function endSignInRowAndRelease(tx: Queryable, signInId: string, now: Date): Promise<string[]> {
  await endSignInRow(tx, signInId, now);
  return releaseAllOf(tx, [signInId]);
}

/** All of a member of staff, and how many there were. */
export async function endAllSignInRowsOf(
  tx: Queryable,
  staffId: string,
  now: Date,
): Promise<{ ended: number; stations: string[] }> {
  const signInIds = await endSignInRowsOf(tx, staffId, now);
  return { ended: signInIds.length, stations: await releaseAllOf(tx, signInIds) };
}

/** Of a member of staff, all but the one in which they ask. */
export const endSignInRowsElsewhere = async (
  tx: Queryable,
  asker: Pick<StaffActor, 'id' | 'signInId'>,
  now: Date,
): Promise<string[]> => releaseAllOf(tx, await endOtherSignInRowsOf(tx, asker, now));

/** Of a member of staff, those begun by their badge. */
export const endBadgeSignInRowsOf = async (tx: Queryable, staffId: string, now: Date): Promise<string[]> =>
  releaseAllOf(tx, await endSignInRowsByBadge(tx, staffId, now));

/** Those that hold at one device alone. */
export const endSignInRowsAt = async (tx: Queryable, deviceId: string, now: Date): Promise<string[]> =>
  releaseAllOf(tx, await endSignInRowsAtDevice(tx, deviceId, now));
