import { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import type { Dependencies } from '../kernel/dependencies.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import type { RequestEnv } from '../kernel/request-env.ts';
import { defineRoute, newRoutes, staffOf } from '../kernel/route.ts';
import { uuid } from '../kernel/values.contract.ts';
import { calendarRoutes } from './calendar/calendar.routes.ts';
import { changeFollowing } from './change-following.ts';
import { describeDay } from './describe-day.ts';
import { describeRooms } from './describe-programme.ts';
import { findPlaces } from './find-places.ts';
import { ownProgrammeRoutes } from './own-programme.routes.ts';
import { previewSchedule } from './preview-schedule.ts';
import {
  addressBody,
  dayQuery,
  fileQuery,
  importOutcome,
  maxScheduleBytes,
  placeList,
  placeQuery,
  programmeDay,
  programmeRoom,
  roomChoice,
  schedulePreview,
} from './programme.contract.ts';
import { fetchingProgrammes } from './programme.limits.ts';
import { type FetchDependencies, previewAddress, putAddress } from './put-address.ts';
import { putFile } from './put-file.ts';
import { removeProgramme } from './remove-programme.ts';
import { settleRoom } from './settle-room.ts';

export type ProgrammeDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'publicOrigin'> &
  FetchDependencies;

const answer = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  200: { description, content: { 'application/json': { schema } } },
});
/** frab XML, frab JSON or iCalendar: which of them, its content says. */
const file = { body: { required: true, content: { 'application/octet-stream': { schema: z.string() } } } } as const;
const inJson = { body: { required: true, content: { 'application/json': { schema: addressBody } } } } as const;
const importing = { permission: permissions.importProgramme } as const;

const previewFileRoute = defineRoute({
  ...{ method: 'post', path: '/api/programme/files/preview', ...importing, bodyLimitBytes: maxScheduleBytes },
  summary: 'What putting this file under this name would change',
  request: { query: fileQuery, ...file },
  responses: answer('Nothing was changed', schedulePreview),
});

const putFileRoute = defineRoute({
  ...{ method: 'post', path: '/api/programme/files', ...importing, bodyLimitBytes: maxScheduleBytes },
  summary: 'Put the programme of this name from a file, whole or not at all',
  request: { query: fileQuery, ...file },
  responses: answer('What was changed', importOutcome),
});

const previewAddressRoute = defineRoute({
  ...{ method: 'post', path: '/api/programme/addresses/preview', ...importing, limit: fetchingProgrammes },
  summary: 'What putting what is at this address under this name would change',
  request: inJson,
  responses: answer('Nothing was changed', schedulePreview),
});

const putAddressRoute = defineRoute({
  ...{ method: 'post', path: '/api/programme/addresses', ...importing, limit: fetchingProgrammes },
  summary: 'Put the programme of this name from an address, and follow it where that is asked for',
  request: inJson,
  responses: answer('What was changed', importOutcome),
});

const params = z.object({ sourceId: uuid });

const followingRoute = defineRoute({
  ...{ method: 'put', path: '/api/programme/sources/{sourceId}/following', ...importing },
  summary: 'Ask the address of a programme again each five minutes, or no longer',
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: z.object({ isFollowed: z.boolean() }) } } },
  },
  responses: { 204: { description: 'So it is' } },
});

const removeRoute = defineRoute({
  ...{ method: 'delete', path: '/api/programme/sources/{sourceId}', ...importing },
  summary: 'Take a programme out whole, with what was marked of it',
  request: { params },
  responses: { 204: { description: 'It is gone' } },
});

const roomsRoute = defineRoute({
  ...{ method: 'get', path: '/api/programme/rooms', permission: permissions.readProgramme },
  summary: 'Rooms of the programme and the places that they are; those that nobody has settled first',
  responses: answer('All rooms', z.object({ rooms: z.array(programmeRoom) })),
});

const settleRoute = defineRoute({
  ...{ method: 'put', path: '/api/programme/rooms', ...importing },
  summary: 'Say which place a room is; it stays so, whatever is imported',
  request: { body: { required: true, content: { 'application/json': { schema: roomChoice } } } },
  responses: { 204: { description: 'Settled' } },
});

const placesRoute = defineRoute({
  ...{ method: 'get', path: '/api/programme/places', permission: permissions.readProgramme },
  summary: 'Places of the venue by any of their names, twenty at most',
  request: { query: placeQuery },
  responses: answer('Places', placeList),
});

const dayRoute = defineRoute({
  ...{ method: 'get', path: '/api/programme/day', permission: permissions.readProgramme },
  summary: 'The sessions of one day by hall: who marked them, and how many are inside, in fives',
  request: { query: dayQuery },
  responses: answer('The day', programmeDay),
});

export function programmeRoutes(deps: ProgrammeDependencies) {
  return new OpenAPIHono<RequestEnv>()
    .route('/', staffRoutes(deps))
    .route('/', ownProgrammeRoutes(deps))
    .route('/', calendarRoutes(deps));
}

function staffRoutes(deps: ProgrammeDependencies) {
  return newRoutes()
    .openapi(previewFileRoute, async (c) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      return c.json(await previewSchedule(deps, c.req.valid('query').name, bytes), 200);
    })
    .openapi(putFileRoute, async (c) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      return c.json(await putFile(deps, staffOf(c), c.req.valid('query'), bytes), 200);
    })
    .openapi(previewAddressRoute, async (c) => c.json(await previewAddress(deps, c.req.valid('json')), 200))
    .openapi(putAddressRoute, async (c) => c.json(await putAddress(deps, staffOf(c), c.req.valid('json')), 200))
    .openapi(followingRoute, async (c) => {
      await changeFollowing(deps, staffOf(c), { ...c.req.valid('param'), ...c.req.valid('json') });
      return c.body(null, 204);
    })
    .openapi(removeRoute, async (c) => {
      await removeProgramme(deps, staffOf(c), c.req.valid('param').sourceId);
      return c.body(null, 204);
    })
    .openapi(roomsRoute, async (c) => c.json({ rooms: await describeRooms(deps) }, 200))
    .openapi(settleRoute, async (c) => {
      await settleRoom(deps, staffOf(c), c.req.valid('json'));
      return c.body(null, 204);
    })
    .openapi(placesRoute, async (c) => c.json(await findPlaces(deps, c.req.valid('query').search), 200))
    .openapi(dayRoute, async (c) => c.json(await describeDay(deps, c.req.valid('query').date), 200));
}
