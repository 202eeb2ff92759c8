import type { z } from 'zod';
import type { networkAuthorityList, retirement } from '../../server/network-access/network-access.contract.ts';
import { answer, client } from '../api/client.ts';

export type AuthorityList = z.infer<typeof networkAuthorityList>;

/** What administrators ask of the server. Each call rejects with an ApiProblem. */
export interface AuthoritiesServer {
  list(): Promise<AuthorityList>;
  /** Makes one that is trusted now and signs later. */
  succeed(): Promise<unknown>;
  retire(authorityId: string): Promise<z.infer<typeof retirement>>;
}

const { authorities } = client.api.network;

export const httpAuthoritiesServer: AuthoritiesServer = {
  list: () => answer(authorities.$get()),
  succeed: () => answer<unknown>(authorities.$post()),
  retire: (authorityId) => answer(authorities[':authorityId'].retire.$post({ param: { authorityId } })),
};
