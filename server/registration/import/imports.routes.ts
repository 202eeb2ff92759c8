import { z } from '@hono/zod-openapi';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { problemOf } from '../../kernel/problem.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { registrationFaults } from '../registration.errors.ts';
import { describeImport, listPastImports } from './describe-import.ts';
import { importList, importOutcome, importQuery, importRefusal, maxImportBytes } from './import.contract.ts';
import { importFaults } from './import.errors.ts';
import type { ImportBoard } from './import-board.ts';
import { importDelegates } from './import-delegates.ts';
import { mappingsRoutes } from './mappings.routes.ts';

const postImport = defineRoute({
  method: 'post',
  path: '/api/delegates/imports',
  permission: permissions.importDelegates,
  summary: 'Take a CSV file of delegates into the register, whole or not at all',
  bodyLimitBytes: maxImportBytes,
  streamsBody: true,
  request: { query: importQuery, body: { content: { 'text/csv': { schema: z.string() } }, required: true } },
  responses: {
    200: {
      description: 'The file is in the register, or would be after a dry run',
      content: { 'application/json': { schema: importOutcome } },
    },
    422: {
      description: 'Nothing was imported: the file has faults (`outcome`), or somebody has to explain it (`survey`)',
      content: { 'application/problem+json': { schema: importRefusal } },
    },
  },
});

const getImports = defineRoute({
  method: 'get',
  path: '/api/delegates/imports',
  permission: permissions.importDelegates,
  summary: 'The newest imports, without their faults',
  responses: { 200: { description: 'Imports', content: { 'application/json': { schema: importList } } } },
});

const getImport = defineRoute({
  method: 'get',
  path: '/api/delegates/imports/{importId}',
  permission: permissions.importDelegates,
  summary: 'What became of one import',
  request: { params: z.object({ importId: uuid }) },
  responses: { 200: { description: 'The import', content: { 'application/json': { schema: importOutcome } } } },
});

export type ImportRouteDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'log'> & {
  importBoard: ImportBoard;
};

export function importsRoutes(dependencies: ImportRouteDependencies) {
  return newRoutes()
    .route('/', mappingsRoutes(dependencies))
    .openapi(postImport, async (c) => {
      const { body } = c.req.raw;
      if (!body) throw new DomainError(registrationFaults.import_cut_off);
      const told = c.req.header('content-length');
      const bytesTotal = told === undefined ? undefined : Number(told);
      const file = { ...c.req.valid('query'), body, bytesTotal };
      const answer = await importDelegates(dependencies, staffOf(c), file);
      if ('outcome' in answer && answer.outcome.faultCount === 0) return c.json(answer.outcome, 200);
      const fault = 'survey' in answer ? importFaults.mapping_needed : registrationFaults.import_faulty;
      const problem = problemOf(new DomainError(fault), c.get('requestId'));
      return c.json({ ...problem, ...answer }, 422, { 'content-type': 'application/problem+json' });
    })
    .openapi(getImports, async (c) => c.json(await listPastImports(dependencies), 200))
    .openapi(getImport, async (c) => c.json(await describeImport(dependencies, c.req.valid('param').importId), 200));
}
