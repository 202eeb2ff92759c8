import { z } from '@hono/zod-openapi';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { slug, uuid } from '../../kernel/values.contract.ts';
import { explainAdmission } from '../explain-admission.ts';
import { admissionExplained } from './change.contract.ts';
import { describeRules } from './describe-rules.ts';
import { listRuleHistory } from './list-rule-history.ts';
import { previewRules } from './preview-rules.ts';
import {
  ruleHistory,
  ruleHistoryQuery,
  rulePreview,
  rulesToPreview,
  rulesToSave,
  ruleVersion,
} from './rules.contract.ts';
import { saveRules } from './save-rules.ts';

const answer = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  200: { description, content: { 'application/json': { schema } } },
});
const taking = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true, content: { 'application/json': { schema } } },
});

const readRules = defineRoute({
  method: 'get',
  path: '/api/rules',
  permission: permissions.readRules,
  summary: 'The rules that are in force',
  responses: answer('The newest version', ruleVersion),
});

const putRules = defineRoute({
  method: 'put',
  path: '/api/rules',
  permission: permissions.changeRules,
  summary: 'Save the rules as a version of their own; refused when another was saved since the one that was looked at',
  request: taking(rulesToSave),
  responses: answer('The version that is in force now', ruleVersion),
});

const previewRoute = defineRoute({
  method: 'post',
  path: '/api/rules/preview',
  permission: permissions.changeRules,
  summary: 'Whom rules would refuse and admit that those in force do not, before they are saved',
  request: taking(rulesToPreview),
  responses: answer('Counts and examples', rulePreview),
});

const readHistory = defineRoute({
  method: 'get',
  path: '/api/rules/versions',
  permission: permissions.readRules,
  summary: 'Earlier versions of the rules, newest first',
  request: { query: ruleHistoryQuery },
  responses: answer('One page of versions', ruleHistory),
});

const explainRoute = defineRoute({
  method: 'get',
  path: '/api/delegates/{delegateId}/admission',
  permission: permissions.explainAdmission,
  summary: 'Whether a delegate would be let in at a gate now, and what would change it',
  request: { params: z.object({ delegateId: uuid }), query: z.object({ gateId: slug }) },
  responses: answer('Verdict, reason, and the least change', admissionExplained),
});

export type RulesDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>;

export function rulesRoutes(deps: RulesDependencies) {
  return newRoutes()
    .openapi(readRules, async (c) => c.json(await describeRules(deps), 200))
    .openapi(putRules, async (c) => c.json(await saveRules(deps, staffOf(c), c.req.valid('json')), 200))
    .openapi(previewRoute, async (c) => c.json(await previewRules(deps, c.req.valid('json').rules), 200))
    .openapi(readHistory, async (c) => c.json(await listRuleHistory(deps, c.req.valid('query')), 200))
    .openapi(explainRoute, async (c) => {
      const { delegateId } = c.req.valid('param');
      return c.json(await explainAdmission(deps, { delegateId, gateId: c.req.valid('query').gateId }), 200);
    });
}
