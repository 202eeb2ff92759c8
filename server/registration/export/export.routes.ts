import { z } from '@hono/zod-openapi';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { exportQuery } from './export.contract.ts';
import { exportDelegates } from './export-delegates.ts';

const getDelegates = defineRoute({
  method: 'get',
  path: '/api/exports/delegates.csv',
  permission: permissions.exportDelegates,
  summary: 'Delegates as CSV, all or those of a status, a category, a group',
  request: { query: exportQuery },
  responses: { 200: { description: 'The file', content: { 'text/csv': { schema: z.string() } } } },
});

const fileHeaders = {
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': 'attachment; filename="delegates.csv"',
};

export function exportRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>) {
  return newRoutes().openapi(getDelegates, async (c) => {
    const file = await exportDelegates(deps, staffOf(c), c.req.valid('query'));
    return c.body(file, 200, fileHeaders);
  });
}
