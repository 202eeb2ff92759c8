import { z } from 'zod';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { networkAuthority, networkAuthorityList, retirement } from '../network-access.contract.ts';
import { listAuthorities } from './list-authorities.ts';
import { retireAuthority } from './retire-authority.ts';
import { succeedAuthority } from './succeed-authority.ts';

const permission = permissions.manageNetworkAuthorities;
const json = <Schema extends z.ZodType>(schema: Schema) => ({ content: { 'application/json': { schema } } });

const list = defineRoute({
  ...{ method: 'get', path: '/api/network/authorities', permission },
  summary: 'The authorities that phones trust on the Wi-Fi, and those that they trusted; what is to be done next',
  responses: { 200: { description: 'The oldest first', ...json(networkAuthorityList) } },
});

const succeed = defineRoute({
  ...{ method: 'post', path: '/api/network/authorities', permission },
  summary: 'Make an authority that signs once each FreeRADIUS has started with files that hold it',
  responses: { 201: { description: 'Made', ...json(networkAuthority) } },
});

const retire = defineRoute({
  ...{ method: 'post', path: '/api/network/authorities/{authorityId}/retire', permission },
  summary: 'Trust an authority no more, and end all that it has signed for devices',
  request: { params: z.object({ authorityId: uuid }) },
  responses: { 200: { description: 'How many credentials ended', ...json(retirement) } },
});

export function authoritiesRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>) {
  return newRoutes()
    .openapi(list, async (c) => c.json(await listAuthorities(deps), 200))
    .openapi(succeed, async (c) => c.json(await succeedAuthority(deps, staffOf(c)), 201))
    .openapi(retire, async (c) =>
      c.json(await retireAuthority(deps, staffOf(c), c.req.valid('param').authorityId), 200),
    );
}
