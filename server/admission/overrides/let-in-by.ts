import type { LetInBySupervisor } from './overrides.contract.ts';
import type { KnownOverride } from './overrides.queries.ts';

/** An override as it is told: who let them in, when, and why. */
export const letInBy = ({ at, by, because }: KnownOverride): LetInBySupervisor => ({
  at: new Date(at).toISOString(),
  by,
  because,
});
