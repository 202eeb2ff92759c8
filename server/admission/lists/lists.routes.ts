import { z } from '@hono/zod-openapi';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { slug } from '../../kernel/values.contract.ts';
import { admitGroup } from '../admit-group.ts';
import { assemblyList, assemblyListToPrint, gateList, groupAdmission, groupToAdmit } from './lists.contract.ts';
import { printAssemblyList } from './print-assembly-list.ts';
import { printGateList } from './print-gate-list.ts';

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });

const postAssembly = defineRoute({
  method: 'post',
  path: '/api/lists/assembly',
  permission: permissions.printLists,
  summary: 'Who is inside now, by zone, group and name; written to the ledger as printed',
  request: { body: { content: json(assemblyListToPrint), required: true } },
  responses: { 200: { description: 'The list', content: json(assemblyList) } },
});

const postGate = defineRoute({
  method: 'post',
  path: '/api/lists/gates/{gateId}',
  permission: permissions.printLists,
  summary: 'Who may enter at a gate today, by Latin name; written to the ledger as printed',
  request: { params: z.object({ gateId: slug }) },
  responses: { 200: { description: 'The list', content: json(gateList) } },
});

const postGroup = defineRoute({
  method: 'post',
  path: '/api/scans/groups',
  permission: permissions.admitGroups,
  summary: 'Admit a group by the badge of its head, or a list, each member decided as by a scan of their own',
  request: { body: { content: json(groupToAdmit), required: true } },
  responses: { 200: { description: 'Each member with their verdict', content: json(groupAdmission) } },
});

/** They tell where people are: nothing keeps them but paper. */
const notKept = { 'cache-control': 'no-store' };

export function listsRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>) {
  return newRoutes()
    .openapi(postAssembly, async (c) =>
      c.json(await printAssemblyList(deps, staffOf(c), c.req.valid('json')), 200, notKept),
    )
    .openapi(postGate, async (c) =>
      c.json(await printGateList(deps, staffOf(c), c.req.valid('param').gateId), 200, notKept),
    )
    .openapi(postGroup, async (c) => c.json(await admitGroup(deps, staffOf(c), c.req.valid('json')), 200));
}
