import type { Dependencies } from '../kernel/dependencies.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../kernel/route.ts';
import { describeConference } from './describe-conference.ts';
import { conferenceDetails } from './registration.contract.ts';
import { setUpConference } from './set-up-conference.ts';

const inJson = { 'application/json': { schema: conferenceDetails } };

const getConference = defineRoute({
  method: 'get',
  path: '/api/conference',
  permission: permissions.readConference,
  summary: 'The conference: its name, time zone and dates',
  responses: { 200: { description: 'The conference', content: inJson } },
});

const putConference = defineRoute({
  method: 'put',
  path: '/api/conference',
  permission: permissions.setUpConference,
  summary: 'Name and date the conference',
  request: { body: { content: inJson, required: true } },
  responses: { 200: { description: 'The conference as it is now', content: inJson } },
});

export function conferenceRoutes(dependencies: Pick<Dependencies, 'database' | 'clock' | 'secrets'>) {
  return newRoutes()
    .openapi(getConference, async (c) => c.json(await describeConference(dependencies), 200))
    .openapi(putConference, async (c) =>
      c.json(await setUpConference(dependencies, staffOf(c), c.req.valid('json')), 200),
    );
}
