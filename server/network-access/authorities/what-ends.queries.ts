import type { Transaction } from '../../../db/client.ts';

/** What would be set up anew if an authority was retired. */
export interface WhatEnds {
  readonly authorityId: string;
  /** Certificates of devices that it has signed. */
  readonly credentials: number;
  /** Access points whose certificate it has signed. */
  readonly accessPoints: number;
  /** Devices with a secret that were set up while no other one was trusted that still is. */
  readonly secrets: number;
}

/** Of each authority that nobody has retired, as long as what it has signed is good. */
export async function listWhatEnds({ sql }: Pick<Transaction, 'sql'>, now: Date): Promise<WhatEnds[]> {
  const at = now.toISOString();
  const rows = await sql<WhatEnds[]>`
    select a.id as "authorityId",
      (select count(*)::int from network_credentials c
        where c.authority_id = a.id and c.revoked_at is null and c.valid_until > ${at}::timestamptz) as credentials,
      (select count(*)::int from access_points p
        where p.certificate_authority_id = a.id and p.removed_at is null) as "accessPoints",
      (select count(*)::int from network_credentials c
        where c.method <> 'tls' and c.revoked_at is null and c.valid_until > ${at}::timestamptz and c.made_at >= a.made_at
          and not exists (
            select from network_authorities other
            where other.id <> a.id and other.made_at <= c.made_at and other.retired_at is null and other.expires_at > ${at}::timestamptz
          )) as secrets
    from network_authorities a where a.retired_at is null`;
  return [...rows];
}
