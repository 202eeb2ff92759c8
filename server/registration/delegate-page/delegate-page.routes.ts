import { z } from 'zod';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, delegateOf, newRoutes } from '../../kernel/route.ts';
import { withdrawOwnRegistration } from '../changes/withdraw-own-registration.ts';
import { delegatePage } from './delegate-page.contract.ts';
import { describeOwnPage, type PageDependencies } from './describe-own-page.ts';
import { getOwnBadge } from './get-own-badge.ts';
import { OwnPageNews } from './own-page-news.ts';

const inJson = { 'application/json': { schema: delegatePage } };

const page = defineRoute({
  method: 'get',
  path: '/api/delegate',
  permission: permissions.useOwnPage,
  summary: "All that the delegate's own page shows: what comes next, and the badge",
  responses: { 200: { description: 'The page', content: inJson } },
});

const news = defineRoute({
  method: 'get',
  path: '/api/delegate/news',
  permission: permissions.useOwnPage,
  summary:
    'Be told, for as long as the answer lasts, that something on the page has changed: an event `news` each time',
  responses: {
    200: { description: 'Server-sent events', content: { 'text/event-stream': { schema: z.string() } } },
  },
});

const badge = defineRoute({
  method: 'post',
  path: '/api/delegate/badge',
  permission: permissions.useOwnPage,
  summary: 'Have the first phone badge issued',
  responses: { 200: { description: 'The page, with the badge', content: inJson } },
});

const withdrawal = defineRoute({
  method: 'post',
  path: '/api/delegate/withdrawal',
  permission: permissions.useOwnPage,
  summary: "Withdraw one's own registration, and with it those of one's companions",
  responses: { 204: { description: 'Withdrawn' } },
});

/** Who has a token is let in: no cache but the page's own keeps one. */
const notKept = { 'cache-control': 'no-store' };
/** Told at once: no proxy gathers it first. */
const asEvents = { ...notKept, 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' };

export function delegatePageRoutes(deps: PageDependencies & Pick<Dependencies, 'live' | 'log'>) {
  const pages = new OwnPageNews(deps);
  return newRoutes()
    .openapi(page, async (c) => c.json(await describeOwnPage(deps, delegateOf(c)), 200, notKept))
    .openapi(news, (c) => c.body(pages.open(delegateOf(c)), 200, asEvents))
    .openapi(badge, async (c) => c.json(await getOwnBadge(deps, delegateOf(c)), 200, notKept))
    .openapi(withdrawal, async (c) => {
      await withdrawOwnRegistration(deps, delegateOf(c));
      return c.body(null, 204);
    });
}
