import type { NetworkProfile } from '../../server/network-access/network-access.contract.ts';
import { answer, client } from '../api/client.ts';

/** What is asked of the server about profiles. Each call rejects with an ApiProblem. */
export interface ProfilesServer {
  list(): Promise<readonly NetworkProfile[]>;
  /** Changes this one, and tells all as they are then. */
  put(profile: NetworkProfile): Promise<readonly NetworkProfile[]>;
}

const { profiles } = client.api.network;

export const httpProfilesServer: ProfilesServer = {
  list: async () => (await answer(profiles.$get())).profiles,
  put: async (profile) => (await answer(profiles.$put({ json: { profiles: [profile] } }))).profiles,
};
