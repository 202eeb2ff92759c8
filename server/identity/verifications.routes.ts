import { z } from 'zod';
import type { Dependencies } from '../kernel/dependencies.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../kernel/route.ts';
import { uuid } from '../kernel/values.contract.ts';
import { madeProposal, proposalReason } from '../proposals/proposals.contract.ts';
import { describeDecision } from './describe-decision.ts';
import {
  passOnDecision,
  refuseDecision,
  renewedLease,
  takenPerson,
  verificationDecision,
  verifyDecision,
} from './identity.contract.ts';
import { markAbsent } from './mark-absent.ts';
import { passOnPerson } from './pass-on-person.ts';
import { proposeWithoutProof } from './propose-without-proof.ts';
import { refuseIdentity } from './refuse-identity.ts';
import { releasePerson } from './release-person.ts';
import { renewLease } from './renew-lease.ts';
import { takePerson } from './take-person.ts';
import { verifyIdentity } from './verify-identity.ts';

const params = z.object({ verificationId: uuid });
const permission = permissions.verify;
const decided = { 204: { description: 'Decided' } };
const withBody = <S extends z.ZodType>(schema: S) => ({
  params,
  body: { required: true, content: { 'application/json': { schema } } },
});

const decision = defineRoute({
  method: 'get',
  path: '/api/verifications/{verificationId}',
  permission,
  summary: 'What was decided of this person, and by whom',
  request: { params },
  responses: {
    200: { description: 'Empty while they wait', content: { 'application/json': { schema: verificationDecision } } },
  },
});

const take = defineRoute({
  method: 'post',
  path: '/api/verifications/{verificationId}/take',
  permission,
  summary: 'Take this person for a minute',
  request: { params },
  responses: { 200: { description: 'Taken', content: { 'application/json': { schema: takenPerson } } } },
});

const renew = defineRoute({
  method: 'post',
  path: '/api/verifications/{verificationId}/renew',
  permission,
  summary: 'Keep this person for another minute',
  request: { params },
  responses: { 200: { description: 'Kept', content: { 'application/json': { schema: renewedLease } } } },
});

const release = defineRoute({
  method: 'post',
  path: '/api/verifications/{verificationId}/release',
  permission,
  summary: 'Put this person back into the queue',
  request: { params },
  responses: { 204: { description: 'Waiting again' } },
});

const verify = defineRoute({
  method: 'post',
  path: '/api/verifications/{verificationId}/verify',
  permission,
  summary: 'Decide that this person is the delegate: the next scan admits',
  request: withBody(verifyDecision),
  responses: decided,
});

const refuse = defineRoute({
  method: 'post',
  path: '/api/verifications/{verificationId}/refuse',
  permission,
  summary: 'Decide that this person is not the delegate',
  request: withBody(refuseDecision),
  responses: decided,
});

const passOn = defineRoute({
  method: 'post',
  path: '/api/verifications/{verificationId}/pass-on',
  permission,
  summary: 'Leave this person to the supervisors',
  request: withBody(passOnDecision),
  responses: { 204: { description: 'Passed on' } },
});

const propose = defineRoute({
  method: 'post',
  path: '/api/verifications/{verificationId}/propose',
  permission,
  summary: 'Ask a supervisor to confirm this person, who has neither document nor passkey',
  request: withBody(proposalReason),
  responses: {
    201: { description: 'Waits for a second person', content: { 'application/json': { schema: madeProposal } } },
  },
});

const absent = defineRoute({
  method: 'post',
  path: '/api/verifications/{verificationId}/absent',
  permission,
  summary: 'Take a person who did not come off the queue; their next scan refers them anew',
  request: { params },
  responses: { 204: { description: 'Off the queue' } },
});

export function verificationsRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>) {
  return newRoutes()
    .openapi(decision, async (c) =>
      c.json(await describeDecision(deps, staffOf(c), c.req.valid('param').verificationId), 200),
    )
    .openapi(take, async (c) => {
      const person = await takePerson(deps, staffOf(c), c.req.valid('param').verificationId);
      return c.json(person ? { person } : {}, 200);
    })
    .openapi(renew, async (c) => c.json(await renewLease(deps, staffOf(c), c.req.valid('param').verificationId), 200))
    .openapi(release, async (c) => {
      await releasePerson(deps, staffOf(c), c.req.valid('param').verificationId);
      return c.body(null, 204);
    })
    .openapi(verify, async (c) => {
      await verifyIdentity(deps, staffOf(c), c.req.valid('param').verificationId, c.req.valid('json'));
      return c.body(null, 204);
    })
    .openapi(refuse, async (c) => {
      await refuseIdentity(deps, staffOf(c), c.req.valid('param').verificationId, c.req.valid('json'));
      return c.body(null, 204);
    })
    .openapi(passOn, async (c) => {
      await passOnPerson(deps, staffOf(c), c.req.valid('param').verificationId, c.req.valid('json'));
      return c.body(null, 204);
    })
    .openapi(propose, async (c) => {
      const { verificationId } = c.req.valid('param');
      return c.json(await proposeWithoutProof(deps, staffOf(c), verificationId, c.req.valid('json')), 201);
    })
    .openapi(absent, async (c) => {
      await markAbsent(deps, staffOf(c), c.req.valid('param').verificationId);
      return c.body(null, 204);
    });
}
