import { z } from 'zod';
import { permissions } from '../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../kernel/route.ts';
import { uuid } from '../kernel/values.contract.ts';
import { type ConfirmDependencies, confirmProposal } from './confirm-proposal.ts';
import { declineProposal } from './decline-proposal.ts';
import { proposalReason } from './proposals.contract.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

const params = z.object({ proposalId: uuid });

const confirm = defineRoute({
  method: 'post',
  path: '/api/proposals/{proposalId}/confirm',
  permission: permissions.decideProposals,
  summary: 'Confirm what another person proposed: it is done at once',
  request: { params },
  responses: { 204: { description: 'Done' } },
});

const decline = defineRoute({
  method: 'post',
  path: '/api/proposals/{proposalId}/decline',
  permission: permissions.decideProposals,
  summary: 'Decline what another person proposed',
  request: { params, body: { required: true, content: { 'application/json': { schema: proposalReason } } } },
  responses: { 204: { description: 'Declined' } },
});

const withdraw = defineRoute({
  method: 'post',
  path: '/api/proposals/{proposalId}/withdraw',
  permission: permissions.withdrawProposals,
  summary: 'Take back what you proposed, before it is decided',
  request: { params },
  responses: { 204: { description: 'Taken back' } },
});

export function proposalsRoutes(deps: ConfirmDependencies) {
  return newRoutes()
    .openapi(confirm, async (c) => {
      await confirmProposal(deps, staffOf(c), c.req.valid('param').proposalId);
      return c.body(null, 204);
    })
    .openapi(decline, async (c) => {
      await declineProposal(deps, staffOf(c), c.req.valid('param').proposalId, c.req.valid('json'));
      return c.body(null, 204);
    })
    .openapi(withdraw, async (c) => {
      await withdrawProposal(deps, staffOf(c), c.req.valid('param').proposalId);
      return c.body(null, 204);
    });
}
