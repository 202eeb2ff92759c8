import { z } from '@hono/zod-openapi';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, delegateOf, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import type { DecideDependencies } from '../review/decide-registration.ts';
import { decisionAnswers } from '../review/review.contract.ts';
import { changeGroup } from './change-group.ts';
import { decideGroup } from './decide-group.ts';
import { describeGroup, describeGroups, describeOwnGroup } from './describe-groups.ts';
import {
  groupChange,
  groupDecision,
  groupDetails,
  groupList,
  groupToMake,
  membersChange,
  ownGroup,
} from './groups.contract.ts';
import { makeGroup, removeGroup } from './make-group.ts';
import { putMembers } from './put-members.ts';

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
const body = <Schema extends z.ZodType>(schema: Schema) => ({ content: json(schema), required: true });
const params = z.object({ groupId: uuid });
const asItIsNow = { 200: { description: 'The group as it is now', content: json(groupDetails) } };

const getGroups = defineRoute({
  method: 'get',
  path: '/api/groups',
  permission: permissions.readGroups,
  summary: 'All groups, each with how its members stand',
  responses: { 200: { description: 'The groups', content: json(groupList) } },
});

const postGroup = defineRoute({
  method: 'post',
  path: '/api/groups',
  permission: permissions.changeGroups,
  summary: 'Make a group',
  request: { body: body(groupToMake) },
  responses: { 201: { description: 'The group', content: json(groupDetails) } },
});

const getGroup = defineRoute({
  method: 'get',
  path: '/api/groups/{groupId}',
  permission: permissions.readGroups,
  summary: 'One group with its members',
  request: { params },
  responses: { 200: { description: 'The group', content: json(groupDetails) } },
});

const patchGroup = defineRoute({
  method: 'patch',
  path: '/api/groups/{groupId}',
  permission: permissions.changeGroups,
  summary: 'Rename a group, or name its head',
  request: { params, body: body(groupChange) },
  responses: asItIsNow,
});

const deleteGroupRoute = defineRoute({
  method: 'delete',
  path: '/api/groups/{groupId}',
  permission: permissions.changeGroups,
  summary: 'Remove a group that nobody is in',
  request: { params },
  responses: { 204: { description: 'It is gone' } },
});

const putMembersRoute = defineRoute({
  method: 'put',
  path: '/api/groups/{groupId}/members',
  permission: permissions.changeGroups,
  summary: 'Put delegates into a group, and take others out',
  request: { params, body: body(membersChange) },
  responses: asItIsNow,
});

const postDecisions = defineRoute({
  method: 'post',
  path: '/api/groups/{groupId}/decisions',
  permission: permissions.changeGroups,
  summary: 'Decide on members of a group together, each for itself',
  request: { params, body: body(groupDecision) },
  responses: { 200: { description: 'What became of each, in the order asked', content: json(decisionAnswers) } },
});

const getOwnGroup = defineRoute({
  method: 'get',
  path: '/api/delegate/group',
  permission: permissions.useOwnPage,
  summary: 'The group of the delegate; its head sees who is missing',
  responses: { 200: { description: 'The group', content: json(ownGroup) } },
});

export function groupsRoutes(deps: DecideDependencies) {
  return newRoutes()
    .openapi(getGroups, async (c) => c.json(await describeGroups(deps), 200))
    .openapi(postGroup, async (c) => c.json(await makeGroup(deps, staffOf(c), c.req.valid('json')), 201))
    .openapi(getGroup, async (c) => c.json(await describeGroup(deps, c.req.valid('param').groupId), 200))
    .openapi(patchGroup, async (c) => {
      const change = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await changeGroup(deps, staffOf(c), change), 200);
    })
    .openapi(deleteGroupRoute, async (c) => {
      await removeGroup(deps, staffOf(c), c.req.valid('param').groupId);
      return c.body(null, 204);
    })
    .openapi(putMembersRoute, async (c) => {
      const change = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await putMembers(deps, staffOf(c), change), 200);
    })
    .openapi(postDecisions, async (c) => {
      const decision = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await decideGroup(deps, staffOf(c), decision), 200);
    })
    .openapi(getOwnGroup, async (c) => c.json(await describeOwnGroup(deps, delegateOf(c)), 200));
}
