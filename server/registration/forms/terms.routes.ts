import type { z } from '@hono/zod-openapi';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import type { MoveUpDependencies } from '../review/move-up-waiting-list.ts';
import { describeQuotas, describeTerms } from './describe-terms.ts';
import { describeQuestions, putQuestions } from './put-questions.ts';
import { putQuotas } from './put-quotas.ts';
import { putTerms } from './put-terms.ts';
import { categoryStandings, questionsToPut, quotaList, storedQuestions, storedTerms } from './terms.contract.ts';

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
const getTerms = defineRoute({
  method: 'get',
  path: '/api/registration/terms',
  permission: permissions.readTerms,
  summary: 'On what terms people register',
  responses: { 200: { description: 'The terms', content: json(storedTerms) } },
});

const putTermsRoute = defineRoute({
  method: 'put',
  path: '/api/registration/terms',
  permission: permissions.changeTerms,
  summary: 'Change the terms of registration',
  request: { body: { content: json(storedTerms), required: true } },
  responses: { 200: { description: 'The terms as they are now', content: json(storedTerms) } },
});

const getQuotas = defineRoute({
  method: 'get',
  path: '/api/registration/quotas',
  permission: permissions.readTerms,
  summary: 'Places of each category, how many are taken, and how many wait for one',
  responses: { 200: { description: 'How each category stands', content: json(categoryStandings) } },
});

const putQuotasRoute = defineRoute({
  method: 'put',
  path: '/api/registration/quotas',
  permission: permissions.changeTerms,
  summary: 'Say how many of each category may be approved; a category left out has no limit',
  request: { body: { content: json(quotaList), required: true } },
  responses: { 200: { description: 'How each category stands now', content: json(categoryStandings) } },
});

const getQuestions = defineRoute({
  method: 'get',
  path: '/api/registration/questions',
  permission: permissions.readTerms,
  summary: 'All questions of the organiser, those retired last',
  responses: { 200: { description: 'The questions', content: json(storedQuestions) } },
});

const putQuestionsRoute = defineRoute({
  method: 'put',
  path: '/api/registration/questions',
  permission: permissions.changeTerms,
  summary: 'Put a whole list of questions in the place of what was asked so far',
  request: { body: { content: json(questionsToPut), required: true } },
  responses: { 200: { description: 'The questions as they are now', content: json(storedQuestions) } },
});

export function termsRoutes(deps: MoveUpDependencies) {
  return newRoutes()
    .openapi(getTerms, async (c) => c.json(await describeTerms(deps), 200))
    .openapi(putTermsRoute, async (c) => c.json(await putTerms(deps, staffOf(c), c.req.valid('json')), 200))
    .openapi(getQuotas, async (c) => c.json(await describeQuotas(deps), 200))
    .openapi(putQuotasRoute, async (c) => c.json(await putQuotas(deps, staffOf(c), c.req.valid('json')), 200))
    .openapi(getQuestions, async (c) => c.json(await describeQuestions(deps), 200))
    .openapi(putQuestionsRoute, async (c) => c.json(await putQuestions(deps, staffOf(c), c.req.valid('json')), 200));
}
