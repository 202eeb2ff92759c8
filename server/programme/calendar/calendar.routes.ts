import type { Context } from 'hono';
import { z } from 'zod';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import type { RequestEnv } from '../../kernel/request-env.ts';
import { defineRoute, delegateOf, newRoutes } from '../../kernel/route.ts';
import { calendarLink, calendarStanding } from '../own-programme.contract.ts';
import { markingSessions, readingCalendars } from '../programme.limits.ts';
import { describeCalendarLink, endCalendarLink, makeCalendarLink } from './make-calendar-link.ts';
import { type Calendar, readLinkedCalendar, readWholeCalendar } from './read-calendar.ts';

const headers = z.object({ 'if-none-match': z.string().max(1000).optional() });
const calendar = {
  200: { description: 'iCalendar', content: { 'text/calendar': { schema: z.string() } } },
  304: { description: 'The calendar named by If-None-Match is the one of now' },
} as const;

const wholeRoute = defineRoute({
  ...{ method: 'get', path: '/api/programme/calendar.ics', permission: permissions.readProgramme },
  summary: 'The programme as a calendar',
  request: { headers },
  responses: calendar,
});

const linkedRoute = defineRoute({
  ...{ method: 'get', path: '/api/calendars/{secret}/{which}', permission: permissions.readCalendars },
  limit: readingCalendars,
  summary: 'By the link of a delegate: what they marked (`favourites.ics`), or the programme (`programme.ics`)',
  request: {
    params: z.object({
      secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
      which: z.enum(['favourites.ics', 'programme.ics']),
    }),
    headers,
  },
  responses: calendar,
});

const standingRoute = defineRoute({
  ...{ method: 'get', path: '/api/delegate/calendar', permission: permissions.useOwnPage },
  summary: 'Whether there is a link for calendar programs, and since when',
  responses: {
    200: { description: 'Never the link itself', content: { 'application/json': { schema: calendarStanding } } },
  },
});

const makeRoute = defineRoute({
  ...{ method: 'post', path: '/api/delegate/calendar', permission: permissions.useOwnPage, limit: markingSessions },
  summary: 'Make a link for calendar programs; the one before is good for nothing any more',
  responses: { 200: { description: 'Told once', content: { 'application/json': { schema: calendarLink } } } },
});

const endRoute = defineRoute({
  ...{ method: 'delete', path: '/api/delegate/calendar', permission: permissions.useOwnPage, limit: markingSessions },
  summary: 'End the link for calendar programs',
  responses: { 204: { description: 'It leads nowhere any more' } },
});

export function calendarRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'publicOrigin'>) {
  return newRoutes()
    .openapi(wholeRoute, async (c) => asCalendar(c, await readWholeCalendar(deps)))
    .openapi(linkedRoute, async (c) => {
      const { secret, which } = c.req.valid('param');
      const name = which === 'favourites.ics' ? 'favourites' : 'programme';
      return asCalendar(c, await readLinkedCalendar(deps, secret, name));
    })
    .openapi(standingRoute, async (c) => c.json(await describeCalendarLink(deps, delegateOf(c)), 200))
    .openapi(makeRoute, async (c) =>
      c.json(await makeCalendarLink(deps, delegateOf(c)), 200, { 'cache-control': 'no-store' }),
    )
    .openapi(endRoute, async (c) => {
      await endCalendarLink(deps, delegateOf(c));
      return c.body(null, 204);
    });
}

function asCalendar(c: Context<RequestEnv>, { text, etag }: Calendar) {
  c.header('etag', `"${etag}"`);
  c.header('cache-control', 'private, no-cache');
  if (c.req.header('if-none-match')?.includes(`"${etag}"`)) return c.body(null, 304);
  return c.body(text, 200, { 'content-type': 'text/calendar; charset=utf-8' });
}
