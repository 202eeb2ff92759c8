import type { z } from 'zod';
import {
  renewedLease,
  takenPerson,
  type VerificationDecision,
  verificationDecision,
  type verifyDecision,
  type WaitingPerson,
} from '../../server/identity/identity.contract.ts';
import { answer } from '../api/client.ts';

export type VerifyDecision = z.infer<typeof verifyDecision>;

/** What a station asks of the server. Each call rejects with an ApiProblem. */
export interface StationServer {
  /** Who waits longest and is mine now, or nobody. */
  takeNext(stationId: string): Promise<WaitingPerson | undefined>;
  take(verificationId: string): Promise<WaitingPerson | undefined>;
  /** What became of somebody who is off the queue, and who decided it. */
  decision(verificationId: string): Promise<VerificationDecision>;
  renew(verificationId: string): Promise<void>;
  release(verificationId: string): Promise<void>;
  verify(verificationId: string, decision: VerifyDecision): Promise<void>;
  refuse(verificationId: string, because: string): Promise<void>;
  passOn(verificationId: string, because: string): Promise<void>;
  absent(verificationId: string): Promise<void>;
  /** Asks a supervisor to confirm somebody who has neither document nor phone. */
  propose(verificationId: string, because: string): Promise<void>;
}

/** A person who is not answered for within this time had better be asked for again. */
const patienceMs = 10_000;

const post = (address: string, body?: unknown): Promise<Response> =>
  fetch(address, {
    method: 'POST',
    signal: AbortSignal.timeout(patienceMs),
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });

const get = (address: string): Promise<Response> => fetch(address, { signal: AbortSignal.timeout(patienceMs) });

const about = (verificationId: string, verb: string) => `/api/verifications/${verificationId}/${verb}`;

/** The server over its public interface. */
export const httpStationServer: StationServer = {
  takeNext: async (stationId) =>
    takenPerson.parse(await answer(post(`/api/stations/${encodeURIComponent(stationId)}/take-next`))).person,
  take: async (id) => takenPerson.parse(await answer(post(about(id, 'take')))).person,
  decision: async (id) => verificationDecision.parse(await answer(get(`/api/verifications/${id}`))),
  renew: async (id) => void renewedLease.parse(await answer(post(about(id, 'renew')))),
  release: async (id) => void (await answer(post(about(id, 'release')))),
  verify: async (id, decision) => void (await answer(post(about(id, 'verify'), decision))),
  refuse: async (id, because) => void (await answer(post(about(id, 'refuse'), { because }))),
  passOn: async (id, because) => void (await answer(post(about(id, 'pass-on'), { because }))),
  absent: async (id) => void (await answer(post(about(id, 'absent')))),
  propose: async (id, because) => void (await answer(post(about(id, 'propose'), { because }))),
};
