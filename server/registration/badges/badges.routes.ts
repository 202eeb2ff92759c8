import { z } from '@hono/zod-openapi';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import {
  badgeChange,
  badgeCounts,
  badgePrintPage,
  badgePrintQuery,
  badgePublicKeys,
  badgeSummary,
  badgeToIssue,
  badgeWithToken,
  issuedBadges,
  missingBadges,
} from './badges.contract.ts';
import { countBadgesOfEachMedium } from './count-badges.ts';
import { drawBadge } from './draw-badge.ts';
import { issueBadge } from './issue-badge.ts';
import { issueMissingBadges } from './issue-missing-badges.ts';
import { listBadgePublicKeys } from './list-badge-public-keys.ts';
import { listBadgesToPrint } from './list-badges-to-print.ts';
import { reissueBadge } from './reissue-badge.ts';
import { revokeBadge } from './revoke-badge.ts';

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
const ofOneBadge = z.object({ serial: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

const postBadge = defineRoute({
  method: 'post',
  path: '/api/delegates/{delegateId}/badges',
  permission: permissions.issueBadges,
  summary: 'Issue a badge to an approved delegate',
  request: { params: z.object({ delegateId: uuid }), body: { content: json(badgeToIssue), required: true } },
  responses: { 201: { description: 'The badge, with its token', content: json(badgeWithToken) } },
});

const postMissing = defineRoute({
  method: 'post',
  path: '/api/badges/issue-missing',
  permission: permissions.issueBadges,
  summary: 'Issue a badge to each approved delegate who has none of this medium',
  request: { body: { content: json(missingBadges), required: true } },
  responses: { 200: { description: 'How many were issued', content: json(issuedBadges) } },
});

const getPrintList = defineRoute({
  method: 'get',
  path: '/api/badges',
  permission: permissions.issueBadges,
  summary: 'Badges that are good, with tokens and holders, in order of serial',
  request: { query: badgePrintQuery },
  responses: { 200: { description: 'One page of badges', content: json(badgePrintPage) } },
});

const getCounts = defineRoute({
  method: 'get',
  path: '/api/badges/counts',
  permission: permissions.issueBadges,
  summary: 'How many badges of each medium there are, and how many delegates have none',
  responses: { 200: { description: 'The counts', content: json(badgeCounts) } },
});

const getPublicKeys = defineRoute({
  method: 'get',
  path: '/api/badges/public-keys',
  permission: permissions.readBadgeKeys,
  summary: 'What a device needs to verify badges by itself',
  responses: { 200: { description: 'The mark of the conference and the public keys', content: json(badgePublicKeys) } },
});

const postRevoke = defineRoute({
  method: 'post',
  path: '/api/badges/{serial}/revoke',
  permission: permissions.revokeBadges,
  summary: 'Make a badge good for nothing, at once',
  request: { params: ofOneBadge, body: { content: json(badgeChange), required: true } },
  responses: { 200: { description: 'The badge as it is now', content: json(badgeSummary) } },
});

const postReissue = defineRoute({
  method: 'post',
  path: '/api/badges/{serial}/reissue',
  permission: permissions.issueBadges,
  summary: 'Put a new badge in the place of one that is good',
  request: { params: ofOneBadge, body: { content: json(badgeChange), required: true } },
  responses: { 201: { description: 'The new badge, with its token', content: json(badgeWithToken) } },
});

const getQr = defineRoute({
  method: 'get',
  path: '/api/badges/{serial}/qr.svg',
  permission: permissions.issueBadges,
  summary: 'The QR code of a badge that is good',
  request: { params: ofOneBadge },
  responses: { 200: { description: 'The code', content: { 'image/svg+xml': { schema: z.string() } } } },
});

/** Who has a token is let in: no cache keeps one. */
const notKept = { 'cache-control': 'no-store' };

export function badgesRoutes(dependencies: Pick<Dependencies, 'database' | 'clock' | 'secrets'>) {
  return newRoutes()
    .openapi(postBadge, async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await issueBadge(dependencies, staffOf(c), input), 201, notKept);
    })
    .openapi(postMissing, async (c) =>
      c.json(await issueMissingBadges(dependencies, staffOf(c), c.req.valid('json')), 200),
    )
    .openapi(getPrintList, async (c) =>
      c.json(await listBadgesToPrint(dependencies, c.req.valid('query')), 200, notKept),
    )
    .openapi(getCounts, async (c) => c.json(await countBadgesOfEachMedium(dependencies), 200))
    .openapi(getPublicKeys, async (c) => c.json(await listBadgePublicKeys(dependencies), 200))
    .openapi(postRevoke, async (c) => {
      const change = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await revokeBadge(dependencies, staffOf(c), change), 200);
    })
    .openapi(postReissue, async (c) => {
      const change = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await reissueBadge(dependencies, staffOf(c), change), 201, notKept);
    })
    .openapi(getQr, async (c) => {
      const svg = await drawBadge(dependencies, c.req.valid('param').serial);
      return c.body(svg, 200, { 'content-type': 'image/svg+xml; charset=utf-8', ...notKept });
    });
}
