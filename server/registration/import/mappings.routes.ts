import { z } from '@hono/zod-openapi';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { forgetMapping } from './forget-mapping.ts';
import { listRememberedMappings } from './list-mappings.ts';
import { mappingList, mappingToRemember, rememberedMapping } from './mapping.contract.ts';
import { rememberMapping } from './remember-mapping.ts';

const getMappings = defineRoute({
  method: 'get',
  path: '/api/delegates/import-mappings',
  permission: permissions.importDelegates,
  summary: 'What is remembered of files whose headings are not ours, last used first',
  responses: { 200: { description: 'Mappings', content: { 'application/json': { schema: mappingList } } } },
});

const postMapping = defineRoute({
  method: 'post',
  path: '/api/delegates/import-mappings',
  permission: permissions.importDelegates,
  summary: 'Remember how files with certain headings are read',
  request: { body: { content: { 'application/json': { schema: mappingToRemember } }, required: true } },
  responses: {
    201: { description: 'Remembered', content: { 'application/json': { schema: rememberedMapping } } },
  },
});

const removeMapping = defineRoute({
  method: 'delete',
  path: '/api/delegates/import-mappings/{mappingId}',
  permission: permissions.importDelegates,
  summary: 'Forget how files with certain headings are read',
  request: { params: z.object({ mappingId: uuid }) },
  responses: { 204: { description: 'Forgotten' } },
});

export function mappingsRoutes(dependencies: Pick<Dependencies, 'database' | 'clock'>) {
  return newRoutes()
    .openapi(getMappings, async (c) => c.json(await listRememberedMappings(dependencies), 200))
    .openapi(postMapping, async (c) =>
      c.json(await rememberMapping(dependencies, staffOf(c), c.req.valid('json')), 201),
    )
    .openapi(removeMapping, async (c) => {
      await forgetMapping(dependencies, c.req.valid('param').mappingId);
      return c.body(null, 204);
    });
}
