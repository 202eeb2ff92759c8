import {
  type AccessPointCertificate,
  type AccessPointList,
  type AccessPointOutcome,
  accessPointOutcome,
} from '../../server/network-access/access-points/access-points.contract.ts';
import { answer, client } from '../api/client.ts';
import { noAnswer, problemIn } from '../api/problem.ts';

/** What this page asks of the server. Each call rejects with an ApiProblem. */
export interface AccessPointsServer {
  list(): Promise<AccessPointList>;
  /** Puts the access points of a file in the place of all there were. */
  put(file: File): Promise<AccessPointOutcome>;
  /** For the key of a request in PEM, or with a key that is made and told this once. */
  certify(name: string, request: string | undefined): Promise<AccessPointCertificate>;
}

const accessPoints = client.api.network['access-points'];

export const httpAccessPointsServer: AccessPointsServer = {
  list: () => answer(accessPoints.$get()),
  put: putFile,
  certify: (name, request) =>
    answer(accessPoints[':name'].certificate.$post({ param: { name }, json: request ? { request } : {} })),
};

async function putFile(file: File): Promise<AccessPointOutcome> {
  const isJson = /\.json$/i.test(file.name);
  // The typed client sends JSON and forms alone; this goes as it is.
  const response = await fetch('/api/network/access-points', {
    method: 'PUT',
    headers: { 'content-type': isJson ? 'application/json' : 'text/csv' },
    body: file,
  }).catch(() => {
    throw noAnswer();
  });
  if (!response.ok) throw await problemIn(response);
  return accessPointOutcome.parse(await response.json());
}
