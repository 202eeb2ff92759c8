import { z } from '@hono/zod-openapi';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { type DecideDependencies, decideRegistration } from './decide-registration.ts';
import { decideRegistrations } from './decide-registrations.ts';
import { describeRegistration } from './describe-registration.ts';
import { listReviewQueue } from './list-queue.ts';
import { listGivableCategories } from './may-give.ts';
import {
  decisionAnswers,
  decisionMade,
  decisionOnMany,
  decisionOnOne,
  reviewPage,
  reviewQuery,
  reviewToDecide,
} from './review.contract.ts';

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
const ofOneDelegate = z.object({ delegateId: uuid });

const getQueue = defineRoute({
  method: 'get',
  path: '/api/reviews',
  permission: permissions.reviewRegistrations,
  summary: 'Registrations that wait for a decision, were asked for more, or are on the waiting list; oldest first',
  request: { query: reviewQuery },
  responses: { 200: { description: 'One page of the queue', content: json(reviewPage) } },
});

const getRegistration = defineRoute({
  method: 'get',
  path: '/api/reviews/{delegateId}',
  permission: permissions.reviewRegistrations,
  summary: 'One registration whole, with what is worth a look and what was decided so far',
  request: { params: ofOneDelegate },
  responses: { 200: { description: 'The registration', content: json(reviewToDecide) } },
});

const postDecision = defineRoute({
  method: 'post',
  path: '/api/reviews/{delegateId}',
  permission: permissions.reviewRegistrations,
  summary: 'Decide on one registration',
  request: { params: ofOneDelegate, body: { content: json(decisionOnOne), required: true } },
  responses: { 200: { description: 'The registration as it stands now', content: json(decisionMade) } },
});

const postDecisions = defineRoute({
  method: 'post',
  path: '/api/reviews',
  permission: permissions.reviewRegistrations,
  summary: 'Decide on many registrations at once, each for itself',
  request: { body: { content: json(decisionOnMany), required: true } },
  responses: { 200: { description: 'What became of each, in the order asked', content: json(decisionAnswers) } },
});

export function reviewRoutes(dependencies: DecideDependencies) {
  return newRoutes()
    .openapi(getQueue, async (c) => c.json(await listReviewQueue(dependencies, c.req.valid('query')), 200))
    .openapi(getRegistration, async (c) => {
      const { delegateId } = c.req.valid('param');
      const [registration, givable] = await Promise.all([
        describeRegistration(dependencies, delegateId),
        listGivableCategories(dependencies.database.drizzle, staffOf(c), delegateId),
      ]);
      return c.json({ ...registration, mayApproveAs: [...givable] }, 200);
    })
    .openapi(postDecision, async (c) => {
      const decision = { ...c.req.valid('json'), id: c.req.valid('param').delegateId };
      const { made } = await decideRegistration(dependencies, staffOf(c), decision);
      return c.json(made, 200);
    })
    .openapi(postDecisions, async (c) =>
      c.json(await decideRegistrations(dependencies, staffOf(c), c.req.valid('json')), 200),
    );
}
