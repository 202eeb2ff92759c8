import { z } from '@hono/zod-openapi';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { problemOf } from '../kernel/problem.ts';
import { defineRoute, newRoutes, staffOf } from '../kernel/route.ts';
import { layout, layoutToPut, scanAnswer, scanBatch, scanBatchAnswer, scanRecord } from './admission.contract.ts';
import { answerParsedScans } from './answer-parsed-scans.ts';
import { overridesRoutes } from './overrides/overrides.routes.ts';
import { parseBatch, parseScan } from './parse-scans.ts';
import { putLayout } from './put-layout.ts';
import { rulesRoutes } from './rules/rules.routes.ts';
import { scanDeskOf } from './scan-desk.ts';

export type AdmissionDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>;

const answer = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  200: { description, content: { 'application/json': { schema } } },
});

const readLayoutRoute = defineRoute({
  method: 'get',
  path: '/api/layout',
  permission: permissions.readLayout,
  summary: 'Zones, gates and lanes',
  responses: answer('The whole layout', layout),
});

const putLayoutRoute = defineRoute({
  method: 'put',
  path: '/api/layout',
  permission: permissions.setUpLayout,
  bodyLimitBytes: 8 * 1024 * 1024,
  summary:
    'Replace the whole layout; what it leaves out is removed, and refused where something depends on it. Rules only for a venue without any',
  request: { body: { required: true, content: { 'application/json': { schema: layoutToPut } } } },
  responses: answer('The layout as it now is', layout),
});

/** Each record is parsed by itself, so that a bad one harms no other; the document tells the forms. */
const oneOrMany = z.unknown().openapi({ oneOf: [schemaOf(scanRecord), schemaOf(scanBatch)] });

const recordScansRoute = defineRoute({
  method: 'post',
  path: '/api/scans',
  permission: permissions.recordScans,
  summary: 'Record one scan, or up to 500; each of many is answered or refused by itself',
  request: { body: { required: true, content: { 'application/json': { schema: oneOrMany } } } },
  responses: answer('One answer, or one for each scan in order', z.union([scanAnswer, scanBatchAnswer])),
});

export function admissionRoutes(dependencies: AdmissionDependencies) {
  const desk = scanDeskOf(dependencies);
  return newRoutes()
    .route('/', rulesRoutes(dependencies))
    .route('/', overridesRoutes(dependencies))
    .openapi(readLayoutRoute, async (c) => c.json((await desk.world()).layout, 200))
    .openapi(putLayoutRoute, async (c) => c.json(await putLayout(dependencies, staffOf(c), c.req.valid('json')), 200))
    .openapi(recordScansRoute, async (c) => {
      const body: unknown = c.req.valid('json');
      if (typeof body === 'object' && body !== null && 'scans' in body) {
        const parsed = parseBatch(body.scans);
        const results = await answerParsedScans(desk, staffOf(c), parsed);
        const asJson = ({ id, result }: (typeof results)[number]) =>
          result instanceof DomainError ? { ...(id !== undefined && { id }), problem: problemOf(result) } : result;
        return c.json({ results: results.map(asJson) }, 200);
      }
      const [only] = await answerParsedScans(desk, staffOf(c), [parseScan(body, '')]);
      if (!only || only.result instanceof DomainError) throw only?.result ?? new Error('a scan was not answered');
      return c.json(only.result, 200);
    });
}

/** JSON Schema of what is sent, for the OpenAPI document. */
function schemaOf(schema: z.ZodType) {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest as { description?: string };
}
