import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { networkProfileList } from '../network-access.contract.ts';
import { listProfiles, putProfiles } from './put-profiles.ts';

const path = '/api/network/profiles';
const permission = permissions.changeNetworkProfiles;
const content = { 'application/json': { schema: networkProfileList } };

const list = defineRoute({
  ...{ method: 'get', path, permission },
  summary: 'What each category may do on the network',
  responses: { 200: { description: 'By VLAN', content } },
});

const put = defineRoute({
  ...{ method: 'put', path, permission },
  summary: 'Change what these categories may do; who would be on another network is disconnected at once',
  request: { body: { required: true, content } },
  responses: { 200: { description: 'All, as they are now', content } },
});

export function profilesRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>) {
  return newRoutes()
    .openapi(list, async (c) => c.json({ profiles: await listProfiles(deps) }, 200))
    .openapi(put, async (c) => {
      const { profiles } = c.req.valid('json');
      return c.json({ profiles: await putProfiles(deps, staffOf(c), profiles) }, 200);
    });
}
