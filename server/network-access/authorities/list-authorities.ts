import type { z } from 'zod';
import type { Transaction } from '../../../db/client.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { listRadiusServerRows } from '../freeradius/radius-servers.queries.ts';
import type { NetworkAuthority, networkAuthorityList, TrustedAuthority } from '../network-access.contract.ts';
import { type AuthorityRow, listAuthorityRows } from './authorities.queries.ts';
import { commonNameOf, fingerprintOf, pemOfCertificate } from './certificates.ts';
import { settleSuccession } from './settle-succession.ts';
import { listWhatEnds, type WhatEnds } from './what-ends.queries.ts';
import { nextOfAuthority, nextOfServer } from './what-is-next.ts';

type AuthorityList = z.infer<typeof networkAuthorityList>;
type Needed = Pick<Dependencies, 'database' | 'clock'>;

/** All there ever were, the oldest first, and what each FreeRADIUS has of them; which one signs is settled with it. */
export async function listAuthorities(deps: Needed): Promise<AuthorityList> {
  return inTransaction(deps.database, async (tx) => {
    await settleSuccession(deps, tx);
    return describeAuthorities(deps, tx);
  });
}

export async function describeAuthorities(
  { clock }: Pick<Dependencies, 'clock'>,
  tx: Transaction,
): Promise<AuthorityList> {
  const now = clock.now();
  const rows = await listAuthorityRows(tx);
  const servers = await listRadiusServerRows(tx);
  const ends = new Map((await listWhatEnds(tx, now)).map((one) => [one.authorityId, one]));
  const trusted = rows.filter((row) => isTrusted(row, now)).map(({ id }) => id);
  return {
    authorities: rows.map((row) => {
      const next = nextOfAuthority(row, servers);
      return { ...described(row, now), ...retiring(ends.get(row.id)), ...(next && { next }) };
    }),
    radiusServers: servers.map((server) => {
      const next = nextOfServer(server, trusted);
      const { name, laidOutAt, startedAt, certificateUntil, runsUntil } = server;
      return {
        ...{ name, laidOutAt: laidOutAt.toISOString() },
        ...(startedAt && { startedAt: startedAt.toISOString() }),
        certificateUntil: (runsUntil ?? certificateUntil).toISOString(),
        ...(next && { next }),
      };
    }),
  };
}

/** Those that phones and FreeRADIUS are to trust, the oldest first. */
export async function listTrustedAuthorities(deps: Needed): Promise<(TrustedAuthority & { id: string })[]> {
  const rows = await listAuthorityRows(deps.database.drizzle);
  return rows.filter((row) => isTrusted(row, deps.clock.now())).map((row) => ({ id: row.id, ...shown(row) }));
}

export const isTrusted = ({ retiredAt, expiresAt }: AuthorityRow, now: Date): boolean => !retiredAt && expiresAt > now;

const shown = ({ certificate }: AuthorityRow): TrustedAuthority => ({
  certificate: pemOfCertificate(certificate),
  fingerprint: fingerprintOf(certificate),
});

const described = (row: AuthorityRow, now: Date): NetworkAuthority => ({
  ...{ id: row.id, name: commonNameOf(row.certificate), ...shown(row), state: stateOf(row, now) },
  madeAt: row.madeAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  ...(row.signsFrom && { signsFrom: row.signsFrom.toISOString() }),
  ...(row.succeededAt && { succeededAt: row.succeededAt.toISOString() }),
  ...(row.retiredAt && { retiredAt: row.retiredAt.toISOString() }),
});

function stateOf({ signsFrom, succeededAt, retiredAt, expiresAt }: AuthorityRow, now: Date): NetworkAuthority['state'] {
  if (retiredAt) return 'retired';
  if (expiresAt <= now) return 'expired';
  if (succeededAt) return 'succeeded';
  return signsFrom ? 'signs' : 'waits';
}

const retiring = (one: WhatEnds | undefined) =>
  one && { retiring: { credentials: one.credentials, accessPoints: one.accessPoints, secrets: one.secrets } };
