import type { Layout } from '../../../server/admission/admission.contract.ts';
import type {
  AssemblyList,
  GateList,
  GroupAdmission,
  GroupToAdmit,
} from '../../../server/admission/lists/lists.contract.ts';
import type { DelegatePage } from '../../../server/registration/delegates/delegates.contract.ts';
import type { GroupDetails, GroupSummary } from '../../../server/registration/groups/groups.contract.ts';
import { answer, client } from '../../api/client.ts';

/** What the lists of the desk ask of the server; tests bring their own. */
export interface ListsServer {
  layout(): Promise<Layout>;
  assembly(zoneId: string | undefined): Promise<AssemblyList>;
  gate(gateId: string): Promise<GateList>;
  groups(): Promise<GroupSummary[]>;
  group(groupId: string): Promise<GroupDetails>;
  find(search: string): Promise<DelegatePage>;
  admit(group: GroupToAdmit): Promise<GroupAdmission>;
  /** The id of the device that stands for lists at that lane. */
  deviceAt(laneId: string): Promise<string>;
}

const { lists, scans, groups, lanes, delegates, layout } = client.api;

export const httpListsServer: ListsServer = {
  layout: () => answer(layout.$get()),
  assembly: (zoneId) => answer(lists.assembly.$post({ json: zoneId ? { zoneId } : {} })),
  gate: (gateId) => answer(lists.gates[':gateId'].$post({ param: { gateId } })),
  groups: async () => (await answer(groups.$get())).groups,
  group: (groupId) => answer(groups[':groupId'].$get({ param: { groupId } })),
  find: (search) => answer(delegates.$get({ query: { search, limit: '20' } })),
  admit: (json) => answer(scans.groups.$post({ json })),
  deviceAt: async (laneId) => (await answer(lanes[':laneId']['list-device'].$post({ param: { laneId } }))).id,
};
