import type { WaitingPerson } from '../../server/identity/identity.contract.ts';
import type { VerifyDecision } from './station-server.ts';

/** What the officer found: true agrees, false does not, nothing is not looked at yet. */
export interface Checks {
  readonly face?: boolean | undefined;
  /** The last four, or, where no document was registered, the whole number. */
  readonly documentLast4: string;
  readonly nameAndCountry?: boolean | undefined;
}

export const noChecks: Checks = { documentLast4: '' };

/** Each check in its order: true, false, or not looked at yet. */
export function results(person: WaitingPerson, checks: Checks): readonly (boolean | undefined)[] {
  return [checks.face, documentResult(person, checks), checks.nameAndCountry];
}

/** The decision that these checks allow, or nothing before all three agree. */
export function decisionFrom(person: WaitingPerson, checks: Checks): VerifyDecision | undefined {
  if (!results(person, checks).every((result) => result === true)) return undefined;
  return {
    method: 'document',
    checks: { face: true, document: true, nameAndCountry: true },
    document: person.documentLast4
      ? { reading: 'last_four', last4: checks.documentLast4 }
      : { reading: 'number', country: person.country, number: checks.documentLast4 },
  };
}

function documentResult({ documentLast4 }: WaitingPerson, checks: Checks): boolean | undefined {
  const typed = checks.documentLast4;
  if (documentLast4 === undefined) return typed.length < 5 ? undefined : true;
  return typed.length < 4 ? undefined : typed.toUpperCase() === documentLast4.toUpperCase();
}
