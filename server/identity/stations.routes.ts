import { z } from 'zod';
import type { Dependencies } from '../kernel/dependencies.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../kernel/route.ts';
import { slug } from '../kernel/values.contract.ts';
import { stationList, takenPerson } from './identity.contract.ts';
import { listStations } from './list-stations.ts';
import { setUpStations } from './set-up-stations.ts';
import { takeNextPerson } from './take-person.ts';

const list = defineRoute({
  method: 'get',
  path: '/api/stations',
  permission: permissions.followStations,
  summary: 'All stations',
  responses: { 200: { description: 'By number', content: { 'application/json': { schema: stationList } } } },
});

const put = defineRoute({
  method: 'put',
  path: '/api/stations',
  permission: permissions.setUpStations,
  summary: 'Put these stations in the place of all there were',
  request: { body: { required: true, content: { 'application/json': { schema: stationList } } } },
  responses: { 200: { description: 'As they are now', content: { 'application/json': { schema: stationList } } } },
});

const takeNext = defineRoute({
  method: 'post',
  path: '/api/stations/{stationId}/take-next',
  permission: permissions.verify,
  summary: 'Take the person who waits longest here, for a minute',
  request: { params: z.object({ stationId: slug }) },
  responses: {
    200: { description: 'Taken, or nobody to take', content: { 'application/json': { schema: takenPerson } } },
  },
});

export function stationsRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>) {
  return newRoutes()
    .openapi(list, async (c) => c.json(await listStations(deps), 200))
    .openapi(put, async (c) => {
      await setUpStations(deps, staffOf(c), c.req.valid('json'));
      return c.json(await listStations(deps), 200);
    })
    .openapi(takeNext, async (c) => {
      const person = await takeNextPerson(deps, staffOf(c), c.req.valid('param').stationId);
      return c.json(person ? { person } : {}, 200);
    });
}
