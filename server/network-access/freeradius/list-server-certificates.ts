import { X509Certificate } from 'node:crypto';
import type { Queryable } from '../../../db/client.ts';
import type { WifiNetwork } from '../network-access.contract.ts';
import { listRadiusServerRows } from './radius-servers.queries.ts';

/** The fingerprints of what each FreeRADIUS runs with, and of what it starts with next. */
export async function listServerCertificates(db: Queryable): Promise<WifiNetwork['serverCertificates']> {
  const rows = await listRadiusServerRows(db);
  return rows.flatMap(({ certificate, runsWith, startedAt }) => {
    const shown = startedAt || !runsWith ? [certificate] : [runsWith, certificate];
    return shown.map(fingerprintsOf);
  });
}

function fingerprintsOf(certificate: Buffer): WifiNetwork['serverCertificates'][number] {
  const { fingerprint, fingerprint256 } = new X509Certificate(certificate);
  return { sha1: plain(fingerprint), sha256: plain(fingerprint256) };
}

const plain = (fingerprint: string): string => fingerprint.replaceAll(':', '').toLowerCase();
