import { DomainError } from '../../kernel/domain-error.ts';
import { changesFaults } from './changes.errors.ts';
import type { Situation } from './changes.queries.ts';

/** Throws `already_withdrawn` where a registration stands for nobody who comes. */
export function refuseWithdrawn({ delegate }: Pick<Situation, 'delegate'>): void {
  if (delegate.status === 'withdrawn') throw new DomainError(changesFaults.already_withdrawn);
}
