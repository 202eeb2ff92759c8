import type { AccessPointList } from '../../server/network-access/access-points/access-points.contract.ts';

export type AccessPoint = AccessPointList['accessPoints'][number];

/** How it is with the certificate by which an access point over TLS shows who it is. */
export type CertificateStanding = 'none' | 'ended' | 'ending' | 'good';

const dayMs = 86_400_000;
/** An alert tells from then on that it ends. */
const endingDays = 42;

/** Nothing for one that is not over TLS: it has a secret. `nowMs` is the server's time. */
export function certificateStanding(
  { isOverTls, certificateUntil }: AccessPoint,
  nowMs: number,
): CertificateStanding | undefined {
  if (!isOverTls) return undefined;
  if (!certificateUntil) return 'none';
  const leftMs = Date.parse(certificateUntil) - nowMs;
  if (leftMs <= 0) return 'ended';
  return leftMs <= endingDays * dayMs ? 'ending' : 'good';
}

const inNeed: readonly (CertificateStanding | undefined)[] = ['ended', 'none', 'ending'];

export const isInNeed = (point: AccessPoint, nowMs: number): boolean =>
  inNeed.includes(certificateStanding(point, nowMs));

/** Whoever claims a hotspot of another one, then those that need a certificate, then by name. */
export function inOrderOfNeed(points: readonly AccessPoint[], nowMs: number): AccessPoint[] {
  const place = (point: AccessPoint) => {
    if (point.claim) return -1;
    const its = inNeed.indexOf(certificateStanding(point, nowMs));
    return its < 0 ? inNeed.length : its;
  };
  return [...points].sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name, undefined, { numeric: true }));
}
