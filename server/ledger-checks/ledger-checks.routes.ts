import { permissions } from '../kernel/permissions.contract.ts';
import { defineRoute, newRoutes } from '../kernel/route.ts';
import { type CheckDependencies, checkLedger } from './check-ledger.ts';
import { ledgerState } from './ledger-checks.contract.ts';
import { readLedgerState } from './read-ledger-state.ts';

const told = { content: { 'application/json': { schema: ledgerState } } };

const read = defineRoute({
  method: 'get',
  path: '/api/ledger',
  permission: permissions.checkLedger,
  summary: 'How the ledger is: what was signed, what the last check found, how many devices keep it',
  responses: { 200: { description: 'As far as this server knows', ...told } },
});

const check = defineRoute({
  method: 'post',
  path: '/api/ledger/checks',
  permission: permissions.checkLedger,
  summary: 'Check the whole ledger now',
  responses: { 200: { description: 'What was found', ...told } },
});

export function ledgerChecksRoutes(deps: CheckDependencies) {
  return newRoutes()
    .openapi(read, async (c) => c.json(await readLedgerState(deps), 200))
    .openapi(check, async (c) => {
      await checkLedger(deps);
      return c.json(await readLedgerState(deps), 200);
    });
}
