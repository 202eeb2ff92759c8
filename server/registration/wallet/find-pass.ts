import type { DelegateCategory, DelegateLocale } from '../../../db/vocabulary.ts';
import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { formatBadgeNumber } from '../badges/badge-number.ts';
import { listBadgesOf } from '../badges/badges.queries.ts';
import { loadBadgeSigner } from '../badges/sign-badge.ts';
import { findDelegate } from '../delegates/delegates.queries.ts';
import { findConference } from '../registration.queries.ts';

/** What stands on a pass, whichever wallet it is for. */
export interface Pass {
  /** Of this badge of this conference and of no other in the world. */
  id: string;
  token: string;
  number: string;
  name: string;
  nameLatin: string;
  category: DelegateCategory;
  /** The delegate's own language, which the pass speaks. */
  locale: DelegateLocale;
  conferenceName: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  validFrom: Date;
  validUntil: Date;
}

/** The delegate's phone badge as a pass; none while there is none that is good. */
export async function findPass(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  { id }: DelegateActor,
): Promise<Pass | undefined> {
  const db = deps.database.drizzle;
  const now = deps.clock.now();
  const badge = (await listBadgesOf(db, id)).find(
    ({ medium, revokedAt, validUntil }) => medium === 'phone' && !revokedAt && validUntil > now,
  );
  const standing = await findDelegate(db, id, now);
  // A badge whose phone signs with a key of its own is worth nothing in a wallet.
  if (!badge || badge.holderKey || standing?.delegate.status !== 'approved') return undefined;
  const [conference, signer] = await Promise.all([findConference(db), loadBadgeSigner(db, deps)]);
  return {
    id: `causeway-${conference.badgeMark.toString('hex')}-${badge.serial}`,
    token: signer.tokenOf(badge),
    number: formatBadgeNumber(badge.serial),
    name: standing.delegate.name,
    nameLatin: standing.delegate.nameLatin,
    category: badge.category,
    locale: standing.delegate.locale,
    conferenceName: conference.name[standing.delegate.locale] ?? conference.name.en,
    startsAt: conference.startsAt,
    endsAt: conference.endsAt,
    timeZone: conference.timeZone,
    validFrom: badge.validFrom,
    validUntil: badge.validUntil,
  };
}
