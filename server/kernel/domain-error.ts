import type { Problem } from './problem.contract.ts';

/** What sort of thing went wrong; `problem.ts` alone knows which HTTP status each one is. */
export type FaultKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'too_slow'
  | 'conflict'
  | 'gone'
  | 'too_large'
  | 'unsupported_media'
  | 'unprocessable'
  | 'too_many'
  | 'unavailable';

/** An error as data: a code that never changes, its kind, and a sentence for people. */
export interface Fault {
  readonly code: string;
  readonly kind: FaultKind;
  readonly title: string;
}

/** Declares the faults of a capability: `{ badge_revoked: [kind, sentence] }` becomes `admission.badge_revoked`. */
export function defineFaults<const Names extends string>(
  capability: string,
  faults: Record<Names, readonly [kind: FaultKind, title: string]>,
): Record<Names, Fault> {
  const entries = Object.entries<readonly [FaultKind, string]>(faults);
  return Object.fromEntries(
    entries.map(([name, [kind, title]]) => [name, { code: `${capability}.${name}`, kind, title }]),
  ) as Record<Names, Fault>;
}

/** Thrown by verbs and queries; answered to the caller as problem+json by the app's one error mapper. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly fault: Fault;
  readonly detail: string | undefined;
  readonly faults: Problem['faults'];

  constructor(fault: Fault, detail?: string, faults?: Problem['faults']) {
    super(detail ? `${fault.code}: ${detail}` : fault.code);
    this.fault = fault;
    this.detail = detail;
    this.faults = faults;
  }
}
