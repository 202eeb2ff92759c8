import type { NetworkCredential } from '../network-access.contract.ts';
import type { CredentialRow } from './credentials.queries.ts';

export const describeCredential = (row: CredentialRow): NetworkCredential => ({
  ...{ id: row.id, deviceName: row.deviceName, method: row.method, userName: row.userName },
  ...{ validFrom: row.validFrom.toISOString(), validUntil: row.validUntil.toISOString() },
  madeAt: row.madeAt.toISOString(),
});
