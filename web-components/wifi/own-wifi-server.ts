import type { JoinMethod } from '../../db/network-vocabulary.ts';
import type { MadeCredential, OwnNetwork } from '../../server/network-access/network-access.contract.ts';
import type { DelegatePage } from '../../server/registration/delegate-page/delegate-page.contract.ts';
import { answer, client } from '../api/client.ts';
import { listenForNews, type News } from '../delegate-access/own-page-news.ts';

/** What the page asks of the server; tests bring their own. Each call rejects with an ApiProblem. */
export interface OwnWifiServer {
  signIn(secret: string): Promise<unknown>;
  page(): Promise<DelegatePage>;
  network(): Promise<OwnNetwork>;
  /** Calls back when both are to be asked for again. */
  news(onNews: () => void): News;
  /** For a device that is set up by hand. Its secret is told this once. */
  make(device: { deviceName: string; method: JoinMethod }): Promise<MadeCredential>;
  rename(credentialId: string, deviceName: string): Promise<unknown>;
  remove(credentialId: string): Promise<unknown>;
  /** Where a form goes that asks for a file. */
  readonly setUpAddress: string;
  certificateAddress(fingerprint: string): string;
}

const { delegate } = client.api;
const { credentials } = delegate.network;

export const httpOwnWifiServer: OwnWifiServer = {
  signIn: (secret) => answer(delegate['sign-ins'].$post({ json: { secret } })),
  page: () => answer(delegate.$get()),
  network: () => answer(delegate.network.$get()),
  news: listenForNews,
  make: (json) => answer(credentials.$post({ json })),
  rename: (credentialId, deviceName) =>
    answer(credentials[':credentialId'].name.$put({ param: { credentialId }, json: { deviceName } })),
  remove: (credentialId) => answer<unknown>(credentials[':credentialId'].$delete({ param: { credentialId } })),
  setUpAddress: '/api/delegate/network/set-up',
  certificateAddress: (fingerprint) => `/api/network/authorities/${fingerprint}/certificate`,
};
