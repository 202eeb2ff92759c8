import { z } from '@hono/zod-openapi';
import { DomainError } from '../../kernel/domain-error.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { collectorOf, defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { madeProposal, proposalReason } from '../../proposals/proposals.contract.ts';
import { maxImportBytes } from '../import/import.contract.ts';
import { registrationFaults } from '../registration.errors.ts';
import { importVetting } from './import-vetting.ts';
import { proposeLifting } from './propose-lifting.ts';
import { describeVettingTerms, putVettingTerms } from './put-vetting-terms.ts';
import { tellVetting, type VettingDependencies } from './tell-vetting.ts';
import { vettingAnswer, vettingReport, vettingTerms } from './vetting.contract.ts';

const json = <Schema extends z.ZodType>(schema: Schema) => ({ content: { 'application/json': { schema } } });
const told = { 200: { description: 'What took effect, and what did not', ...json(vettingAnswer) } };

const tell = defineRoute({
  method: 'post',
  path: '/api/vetting',
  permission: permissions.tellVetting,
  summary: 'Say who is cleared, rejected, or still being looked at; lines without faults take effect at once',
  request: { body: { required: true, ...json(vettingReport) } },
  responses: told,
});

const upload = defineRoute({
  method: 'post',
  path: '/api/vetting/files',
  permission: permissions.importVetting,
  summary: 'The same as a CSV file with the columns `reference` and `outcome`',
  bodyLimitBytes: maxImportBytes,
  streamsBody: true,
  request: { body: { content: { 'text/csv': { schema: z.string() } }, required: true } },
  responses: told,
});

const getTerms = defineRoute({
  method: 'get',
  path: '/api/vetting/terms',
  permission: permissions.readTerms,
  summary: 'Of which categories nobody is let in before they are cleared',
  responses: { 200: { description: 'The categories', ...json(vettingTerms) } },
});

const putTerms = defineRoute({
  method: 'put',
  path: '/api/vetting/terms',
  permission: permissions.changeTerms,
  summary: 'Say of which categories nobody is let in before they are cleared',
  request: { body: { required: true, ...json(vettingTerms) } },
  responses: { 200: { description: 'As it is now', ...json(vettingTerms) } },
});

const lift = defineRoute({
  method: 'post',
  path: '/api/delegates/{delegateId}/vetting/propose-lifting',
  permission: permissions.proposeLifting,
  summary: 'Propose to lift the rejection of a delegate: another person confirms',
  request: { params: z.object({ delegateId: uuid }), body: { required: true, ...json(proposalReason) } },
  responses: { 201: { description: 'Waits for a second person', ...json(madeProposal) } },
});

export function vettingRoutes(deps: VettingDependencies) {
  return newRoutes()
    .openapi(tell, async (c) => {
      const lines = c.req.valid('json').outcomes.map((entry, index) => ({ ...entry, line: index + 1 }));
      return c.json(await tellVetting(deps, collectorOf(c), lines), 200);
    })
    .openapi(upload, async (c) => {
      const { body } = c.req.raw;
      if (!body) throw new DomainError(registrationFaults.import_cut_off);
      const length = c.req.header('content-length');
      const expected = length === undefined ? undefined : Number(length);
      return c.json(await importVetting(deps, staffOf(c), { body, expected }), 200);
    })
    .openapi(getTerms, async (c) => c.json(await describeVettingTerms(deps), 200))
    .openapi(putTerms, async (c) => c.json(await putVettingTerms(deps, staffOf(c), c.req.valid('json')), 200))
    .openapi(lift, async (c) => {
      const { delegateId } = c.req.valid('param');
      return c.json(await proposeLifting(deps, staffOf(c), delegateId, c.req.valid('json')), 201);
    });
}
