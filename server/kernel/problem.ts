import { type DomainError, defineFaults, type FaultKind } from './domain-error.ts';
import type { Problem } from './problem.contract.ts';

/** The one mapping from kinds of fault to HTTP. */
const statusOf = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  too_slow: 408,
  conflict: 409,
  gone: 410,
  too_large: 413,
  unsupported_media: 415,
  unprocessable: 422,
  too_many: 429,
  unavailable: 503,
} as const satisfies Record<FaultKind, number>;

export type ProblemStatus = (typeof statusOf)[FaultKind] | 500;

/** Faults of a request as such, before any capability has seen it. */
export const requestFaults = defineFaults('request', {
  malformed_json: ['malformed', 'The body is not JSON.'],
  invalid: ['unprocessable', 'Something in the request is not as it must be.'],
  wrong_content_type: ['unsupported_media', 'The body is of a type that is not taken here.'],
  too_large: ['too_large', 'The body is larger than is taken here.'],
  unknown_address: ['not_found', 'There is nothing at this address.'],
  method_not_allowed: ['method_not_allowed', 'This address does not take this method.'],
  too_slow: ['too_slow', 'The request took too long to come in.'],
  cut_off: ['malformed', 'The request was cut off before its end.'],
  foreign_origin: ['forbidden', 'The request comes from a page of another site.'],
  too_many: ['too_many', 'Too many requests came from here. Wait as long as Retry-After says, then try again.'],
  sign_in_needed: ['unauthenticated', 'Sign in first.'],
  key_needed: [
    'unauthenticated',
    'This takes an API key that is valid: Authorization: Bearer and the key. An administrator makes one.',
  ],
  key_of_other_purpose: ['forbidden', 'This API key was made for something else. An administrator makes one for this.'],
  metrics_key_needed: [
    'unauthenticated',
    'This takes the key that METRICS_KEY holds (Authorization: Bearer and the key), or a sign-in as administrator or network engineer.',
  ],
  device_needed: ['unauthenticated', 'This device is not enrolled, or has to sign in again.'],
  link_needed: ['unauthenticated', 'Open the link that you were sent. If it has ended, ask for a new one.'],
  role_needed: ['forbidden', 'Your role may not do this.'],
  proof_needed: ['forbidden', 'This takes your passkey once more, for it was shown more than five minutes ago.'],
  elsewhere: ['forbidden', 'Your role is for other gates or stations than this. An administrator can change it.'],
  changed_meanwhile: [
    'conflict',
    'Something that this rests on was removed at the same moment. Nothing was changed; look again.',
  ],
  database_away: ['unavailable', 'The database cannot be reached just now. Try again in a moment.'],
  database_busy: ['unavailable', 'The database is too busy just now. Nothing was changed; try again in a moment.'],
});

/** Problem details of an error that is ours, or none for one that is not. */
export function problemOf(error: DomainError, requestId?: string): Problem & { status: ProblemStatus } {
  return {
    type: `urn:causeway:problem:${error.fault.code}`,
    title: error.fault.title,
    status: statusOf[error.fault.kind],
    code: error.fault.code,
    ...(error.detail && { detail: error.detail }),
    ...(error.faults && { faults: error.faults }),
    ...(requestId && { requestId }),
  };
}

/** What is told of an error that nobody foresaw: no more than that it happened; the log has the rest. */
export function unforeseenProblem(requestId?: string): Problem & { status: ProblemStatus } {
  return {
    type: 'urn:causeway:problem:server.unforeseen',
    title: 'Something went wrong on our side. It was written to the log.',
    status: 500,
    code: 'server.unforeseen',
    ...(requestId && { requestId }),
  };
}
