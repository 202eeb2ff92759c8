import type { WaitingPerson } from '../../server/identity/identity.contract.ts';
import type { VerifyDecision } from './station-server.ts';

/** What the officer found: true agrees, false does not, nothing is not looked at yet. */
export interface Checks {
  readonly face?: boolean | undefined;
  /** Only where no document was registered; else the characters below are compared. */
  readonly document?: boolean | undefined;
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
    ...(person.documentLast4 && { documentLast4: checks.documentLast4 }),
  };
}

function documentResult({ documentLast4 }: WaitingPerson, checks: Checks): boolean | undefined {
  if (documentLast4 === undefined) return checks.document;
  const typed = checks.documentLast4;
  return typed.length < 4 ? undefined : typed.toUpperCase() === documentLast4.toUpperCase();
}
