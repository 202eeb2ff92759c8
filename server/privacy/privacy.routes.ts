import type { Context } from 'hono';
import { z } from 'zod';
import { Allowance } from '../kernel/allowance.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError, type Fault } from '../kernel/domain-error.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import type { RequestEnv } from '../kernel/request-env.ts';
import { defineRoute, delegateOf, newRoutes, staffOf } from '../kernel/route.ts';
import { uuid } from '../kernel/values.contract.ts';
import { madeProposal, proposalReason } from '../proposals/proposals.contract.ts';
import { describeErasureRequests } from './erasure/describe-erasure-requests.ts';
import { proposeErasure } from './erasure/propose-erasure.ts';
import { askForErasure } from './own-data/ask-for-erasure.ts';
import { copyOwnData } from './own-data/copy-own-data.ts';
import { describeOwnData } from './own-data/describe-own-data.ts';
import { takeBackErasure } from './own-data/take-back-erasure.ts';
import { erasureRequests, ownData, retentionPeriods } from './privacy.contract.ts';
import { privacyFaults } from './privacy.errors.ts';
import { type KeptHours, keptHours as usualHours } from './retention/kept-hours.contract.ts';

const own = defineRoute({
  method: 'get',
  path: '/api/delegate/data',
  permission: permissions.useOwnPage,
  summary: 'What is kept of the delegate who asks',
  responses: { 200: { description: 'By kind', content: { 'application/json': { schema: ownData } } } },
});

const copy = defineRoute({
  method: 'post',
  path: '/api/delegate/data/copies',
  permission: permissions.useOwnPage,
  summary: 'All that is kept of the delegate who asks, as a file',
  responses: {
    200: {
      description: 'A ZIP archive of your-data.json and the photograph',
      content: { 'application/zip': { schema: z.string() } },
    },
  },
});

const ask = defineRoute({
  method: 'put',
  path: '/api/delegate/erasure-request',
  permission: permissions.useOwnPage,
  summary: 'Ask the organiser to be erased',
  responses: { 204: { description: 'Asked' } },
});

const takeBack = defineRoute({
  method: 'delete',
  path: '/api/delegate/erasure-request',
  permission: permissions.useOwnPage,
  summary: 'Take back the wish to be erased',
  responses: { 204: { description: 'Taken back, or never asked' } },
});

const requests = defineRoute({
  method: 'get',
  path: '/api/erasure-requests',
  permission: permissions.readErasureRequests,
  summary: 'Delegates who asked to be erased',
  responses: { 200: { description: 'The first first', content: { 'application/json': { schema: erasureRequests } } } },
});

const periods = defineRoute({
  method: 'get',
  path: '/api/retention-periods',
  permission: permissions.readErasureRequests,
  summary: 'For how long what is of persons is kept here, in hours after what it counts from',
  responses: { 200: { description: 'As is in force', content: { 'application/json': { schema: retentionPeriods } } } },
});

const proposing = defineRoute({
  method: 'post',
  path: '/api/delegates/{delegateId}/erasure',
  permission: permissions.proposeErasures,
  summary: 'Propose to erase a delegate: an administrator, another person, confirms',
  request: {
    params: z.object({ delegateId: uuid }),
    body: { required: true, content: { 'application/json': { schema: proposalReason } } },
  },
  responses: { 201: { description: 'Proposed', content: { 'application/json': { schema: madeProposal } } } },
});

/** Enough for who loses the file, too little to keep a server busy. */
const copyTerms = { burst: 5, refillMs: 10 * 60_000 };
/** Administrators are told of each: enough for who thinks twice. */
const wishTerms = { burst: 5, refillMs: 10 * 60_000 };
/** What is kept of a person is kept by nothing on the way to them. */
const notKept = { 'cache-control': 'no-store' };
const asFile = { 'content-type': 'application/zip', 'content-disposition': 'attachment; filename="your-data.zip"' };

type PrivacyDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'> & {
  /** Absent: as long as is usual. */
  readonly keptHours?: KeptHours | undefined;
};

export function privacyRoutes(deps: PrivacyDependencies) {
  const { keptHours = usualHours } = deps;
  const copies = new Allowance(deps.clock, copyTerms);
  const wishes = new Allowance(deps.clock, wishTerms);
  return newRoutes()
    .openapi(own, async (c) => c.json(await describeOwnData({ ...deps, keptHours }, delegateOf(c)), 200, notKept))
    .openapi(copy, async (c) => {
      takeOrRefuse(c, copies, privacyFaults.too_many_copies);
      return c.body(await copyOwnData(deps, delegateOf(c)), 200, { ...notKept, ...asFile });
    })
    .openapi(ask, async (c) => {
      takeOrRefuse(c, wishes, privacyFaults.too_many_wishes);
      await askForErasure(deps, delegateOf(c));
      return c.body(null, 204);
    })
    .openapi(takeBack, async (c) => {
      await takeBackErasure(deps, delegateOf(c));
      return c.body(null, 204);
    })
    .openapi(requests, async (c) => c.json(await describeErasureRequests(deps), 200, notKept))
    .openapi(periods, async (c) => c.json({ keptHours }, 200))
    .openapi(proposing, async (c) => {
      const { delegateId } = c.req.valid('param');
      return c.json(await proposeErasure(deps, staffOf(c), { delegateId, ...c.req.valid('json') }), 201);
    });
}

/** Each delegate has an allowance of their own. */
function takeOrRefuse(c: Context<RequestEnv>, allowance: Allowance, fault: Fault): void {
  const waitMs = allowance.take(delegateOf(c).id);
  if (waitMs <= 0) return;
  c.header('Retry-After', String(Math.ceil(waitMs / 1000)));
  throw new DomainError(fault);
}
