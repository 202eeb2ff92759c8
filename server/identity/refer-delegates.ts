import type { Queryable } from '../../db/client.ts';
import type { VerdictReason } from '../../db/vocabulary.ts';
import { uuidv7 } from '../kernel/ids.ts';
import type { LocalizedText } from '../kernel/values.contract.ts';
import { chooseStation } from './choose-station.ts';
import {
  listOpenVerifications,
  listStationsWithQueues,
  openVerifications,
  type StationWithQueue,
} from './referrals.queries.ts';

/** A delegate who is sent to a station: by a scan, or by somebody at the desk, who names neither gate nor lane. */
export interface Referral {
  delegateId: string;
  gateId?: string;
  laneId?: string;
  scanId?: string;
  reason: VerdictReason;
  at: Date;
}

export interface ReferredTo {
  verificationId: string;
  stationId: string;
  number: number;
  place: LocalizedText;
  /** People at that station, this one included. */
  waiting: number;
}

/**
 * Sends delegates to stations, within the transaction of the scans that refer them; by delegate id. Who is sent
 * somewhere already stays there; others go where `chooseStation` says, each counted before the next. Empty when there
 * are no stations. One statement where all are sent already, two where some are new. After the commit the caller wakes
 * `stationQueue` of each station in the answer, and `stationsOverview`.
 */
export async function referDelegates(tx: Queryable, referrals: readonly Referral[]): Promise<Map<string, ReferredTo>> {
  if (referrals.length === 0) return new Map();
  const stations = await listStationsWithQueues(tx, [...new Set(referrals.map(({ delegateId }) => delegateId))]);
  const queues = new Map(stations.map((station) => [station.id, { ...station }]));
  const answers = new Map<string, ReferredTo>();
  for (const station of queues.values()) {
    for (const { delegateId, verificationId } of station.open) answers.set(delegateId, answer(station, verificationId));
  }
  const wanted = [];
  for (const referral of referrals) {
    const { delegateId, gateId, scanId, reason, laneId, at: requestedAt } = referral;
    const station = answers.has(delegateId) ? undefined : chooseStation([...queues.values()], gateId);
    if (!station) continue;
    station.waiting += 1;
    const id = uuidv7(requestedAt);
    answers.set(delegateId, answer(station, id));
    wanted.push({ id, delegateId, stationId: station.id, scanId, reason, laneId, requestedAt });
  }
  if (wanted.length === 0) return answers;
  const opened = await openVerifications(tx, wanted);
  const sentByOthers = wanted.map(({ delegateId }) => delegateId).filter((delegateId) => !opened.has(delegateId));
  if (sentByOthers.length > 0) await correct(tx, queues, answers, sentByOthers);
  return answers;
}

/** Another transaction sent these at the same time: they go where it said. */
async function correct(
  tx: Queryable,
  queues: ReadonlyMap<string, StationWithQueue>,
  answers: Map<string, ReferredTo>,
  delegateIds: readonly string[],
): Promise<void> {
  for (const delegateId of delegateIds) answers.delete(delegateId);
  for (const { delegateId, verificationId, stationId } of await listOpenVerifications(tx, delegateIds)) {
    const station = queues.get(stationId);
    if (station) answers.set(delegateId, answer(station, verificationId));
  }
}

const answer = ({ id, number, place, waiting }: StationWithQueue, verificationId: string): ReferredTo => ({
  verificationId,
  stationId: id,
  number,
  place,
  waiting,
});
