import type { Queryable } from '../../../db/client.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { printingFaults } from './printing.errors.ts';
import { type ListedDesign, lockDesign } from './printing.queries.ts';

export interface SeenDesign {
  id: string;
  /** `changedAt` of the design that the organiser looked at. */
  seen: string;
}

/** The design, kept from changing until the transaction ends. Throws `design_unknown` or `design_changed_meanwhile`. */
export async function lockSeenDesign(tx: Queryable, { id, seen }: SeenDesign): Promise<ListedDesign> {
  const design = await lockDesign(tx, id);
  if (!design) throw new DomainError(printingFaults.design_unknown);
  if (design.changedAt.getTime() !== Date.parse(seen)) {
    throw new DomainError(printingFaults.design_changed_meanwhile);
  }
  return design;
}

/** When a design is changed: never twice at the same instant, for that is its version. */
export const changedAfter = (design: ListedDesign, now: Date): Date =>
  new Date(Math.max(now.getTime(), design.changedAt.getTime() + 1));
