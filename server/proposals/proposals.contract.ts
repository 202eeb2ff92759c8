import { z } from 'zod';
import { delegateCategories, type ProposalKind, proposalKinds, type Role } from '../../db/vocabulary.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { instant, sentence, uuid } from '../kernel/values.contract.ts';
import { defineTopic } from '../live/define-topic.ts';

/** Whose confirmation each of these takes; never the proposer's own. */
export const confirmers = {
  verify_without_proof: ['supervisor'],
  lift_rejection: ['supervisor', 'administrator'],
  erase_delegate: ['administrator'],
} as const satisfies Record<ProposalKind, readonly Role[]>;

/** Whether somebody with these roles may confirm or decline what another person proposed. */
export const mayConfirm = (kind: ProposalKind, roles: readonly Role[]): boolean =>
  confirmers[kind].some((role) => roles.includes(role));

/** So long a proposal waits for a second person. */
export const proposalMinutes = 15;

/** Why something is proposed, for the person who confirms it. */
export const proposalReason = z.object({ because: sentence });

/** What was proposed, and until when it waits. */
export const madeProposal = z.object({ id: uuid, expiresAt: instant });
export type MadeProposal = z.infer<typeof madeProposal>;

export const proposal = z.object({
  id: uuid,
  kind: z.enum(proposalKinds),
  because: z.string(),
  proposedAt: instant,
  proposedBy: z.object({ id: uuid, name: z.string() }),
  expiresAt: instant,
  delegate: z.object({
    id: uuid,
    name: z.string(),
    nameLatin: z.string(),
    country: z.string(),
    category: z.enum(delegateCategories),
    affiliation: z.string(),
    /** Changes with the photograph; absent where there is none. */
    photographVersion: uuid.optional(),
  }),
  /** Where the person stands, when they stand at a station. */
  stationNumber: z.number().int().optional(),
});
export type Proposal = z.infer<typeof proposal>;

/** What waits for a second person. Names are needed here: who confirms answers for it. */
export const proposalsTopic = defineTopic({
  name: 'proposals',
  params: z.object({}),
  state: z.object({
    /** By id, the hundred oldest. */
    proposals: z.record(z.string(), proposal),
  }),
  permission: permissions.followProposals,
});
export type OpenProposals = z.infer<typeof proposalsTopic.state>;
