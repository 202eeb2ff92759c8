import type { DelegatePage } from '../../../server/registration/delegates/delegates.contract.ts';
import type { GroupChange, GroupDetails, GroupSummary } from '../../../server/registration/groups/groups.contract.ts';
import type { DecisionAnswers } from '../../../server/registration/review/review.contract.ts';
import { answer, client } from '../../api/client.ts';

/** What the desk asks of the server about groups; tests bring their own. Each throws an ApiProblem. */
export interface GroupsServer {
  list(): Promise<GroupSummary[]>;
  make(name: string): Promise<GroupSummary>;
  look(groupId: string): Promise<GroupDetails>;
  change(groupId: string, change: GroupChange): Promise<unknown>;
  changeMembers(groupId: string, members: { add?: string[]; remove?: string[] }): Promise<unknown>;
  decide(
    groupId: string,
    decision: { decision: 'approved' | 'declined'; because?: string; members: { id: string; revision: number }[] },
  ): Promise<DecisionAnswers>;
  findDelegates(search: string): Promise<DelegatePage>;
}

const { groups, delegates } = client.api;
const ofGroup = (groupId: string) => ({ param: { groupId } });

export const httpGroupsServer: GroupsServer = {
  list: async () => (await answer(groups.$get())).groups,
  make: (name) => answer(groups.$post({ json: { name } })),
  look: (groupId) => answer(groups[':groupId'].$get(ofGroup(groupId))),
  change: (groupId, json) => answer<unknown>(groups[':groupId'].$patch({ ...ofGroup(groupId), json })),
  changeMembers: (groupId, json) => answer<unknown>(groups[':groupId'].members.$put({ ...ofGroup(groupId), json })),
  decide: (groupId, json) => answer(groups[':groupId'].decisions.$post({ ...ofGroup(groupId), json })),
  findDelegates: (search) => answer(delegates.$get({ query: { search, limit: '8' } })),
};
