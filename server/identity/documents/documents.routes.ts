import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { changeVerificationTerms } from './change-verification-terms.ts';
import { describeVerificationTerms } from './describe-verification-terms.ts';
import { verificationTerms } from './documents.contract.ts';

const path = '/api/verification-terms';
const permission = permissions.setUpStations;
const inJson = { 'application/json': { schema: verificationTerms } };

const getTerms = defineRoute({
  method: 'get',
  path,
  permission,
  summary: 'On what terms people are verified',
  responses: { 200: { description: 'The terms', content: inJson } },
});

const putTerms = defineRoute({
  method: 'put',
  path,
  permission,
  summary: 'Say on what terms people are verified: whose passkey is not enough',
  request: { body: { content: inJson, required: true } },
  responses: { 200: { description: 'The terms as they are now', content: inJson } },
});

export function documentsRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>) {
  return newRoutes()
    .openapi(getTerms, async (c) => c.json(await describeVerificationTerms(deps), 200))
    .openapi(putTerms, async (c) => c.json(await changeVerificationTerms(deps, staffOf(c), c.req.valid('json')), 200));
}
