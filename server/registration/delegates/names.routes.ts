import { Allowance } from '../../kernel/allowance.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { registrationFaults } from '../registration.errors.ts';
import { nameQuery, namesOnNetwork } from './delegates.contract.ts';
import { findByName } from './find-by-name.ts';

const find = defineRoute({
  method: 'get',
  path: '/api/network/delegates',
  permission: permissions.findNetworkAccounts,
  summary: 'Whose network account is meant, by name or badge number: eight at most, and nothing but name and category',
  request: { query: nameQuery },
  responses: { 200: { description: 'Who is found', content: { 'application/json': { schema: namesOnNetwork } } } },
});

/** Enough to mistype a name, too little to copy the register. */
const findTerms = { burst: 30, refillMs: 2_000 };

export function namesRoutes(deps: Pick<Dependencies, 'database' | 'clock'>) {
  const finds = new Allowance(deps.clock, findTerms);
  return newRoutes().openapi(find, async (c) => {
    // By the person, not by the sign-in: a second device gives nobody more.
    const waitMs = finds.take(staffOf(c).id);
    if (waitMs > 0) {
      c.header('Retry-After', String(Math.ceil(waitMs / 1000)));
      throw new DomainError(registrationFaults.too_many_searches);
    }
    const { delegates, isMore } = await findByName(deps, c.req.valid('query').search);
    const named = delegates.map(({ affiliation: _, ...named }) => named);
    return c.json({ delegates: named, isMore }, 200);
  });
}
