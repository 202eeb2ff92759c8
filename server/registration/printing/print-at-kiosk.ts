import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { formatBadgeNumber } from '../badges/badge-number.ts';
import { type BadgeRow, findBadge, listBadgesOf } from '../badges/badges.queries.ts';
import { issueBadge } from '../badges/issue-badge.ts';
import type { BadgeReader } from '../badges/verify-badge.ts';
import { findDelegate } from '../delegates/delegates.queries.ts';
import { registrationFaults } from '../registration.errors.ts';
import { faceAddress } from './draw-face.ts';
import { loadFaceMaker } from './load-face-maker.ts';
import { printBadges } from './print-badges.ts';
import type { KioskAnswer, KioskRefusal } from './printing.contract.ts';

type KioskDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets'> & { badgeReader: BadgeReader };

/** As long as somebody stands there whose badge did not come out; after that the desk prints again, and asks why. */
const secondTryMs = 2 * 60 * 1000;
const maxTries = 3;

/**
 * Prints the badge of whoever holds a phone badge before a kiosk: approved, verified, and not given a printed one
 * before. A printed badge is issued when there is none. Whoever is refused is told why and where to go.
 */
export async function printAtKiosk(deps: KioskDependencies, actor: Actor, token: string): Promise<KioskAnswer> {
  const phone = await readPhoneBadge(deps, token);
  if (typeof phone === 'string') return refused(phone);
  const now = deps.clock.now();
  const standing = await findDelegate(deps.database.drizzle, phone.delegateId, now);
  if (standing?.delegate.status !== 'approved') return refused('not_approved');
  if (!standing.verifiedAt) return refused('not_verified');
  const printed = await findOrIssuePrinted(deps, actor, phone.delegateId);
  if (!printed || isTaken(printed, now)) return refused('printed_before');
  try {
    await printBadges(deps, actor, { serials: [printed.serial], by: 'kiosk' });
  } catch (error) {
    if (error instanceof DomainError && error.fault === registrationFaults.badge_not_printable)
      return refused('badge_not_good');
    throw error;
  }
  const { layout } = await loadFaceMaker(deps);
  return {
    outcome: 'print',
    name: standing.delegate.name,
    nameLatin: standing.delegate.nameLatin,
    number: formatBadgeNumber(printed.serial),
    paper: layout.paper,
    address: faceAddress(printed.serial),
  };
}

const refused = (why: KioskRefusal): KioskAnswer => ({
  outcome: 'refused',
  why,
  goTo: why === 'not_verified' ? 'station' : 'desk',
});

async function readPhoneBadge(
  { database, clock, badgeReader }: KioskDependencies,
  token: string,
): Promise<BadgeRow | KioskRefusal> {
  await badgeReader.prepare([token]);
  const reading = badgeReader.read(token);
  if (reading.kind !== 'signed') return 'not_a_badge';
  if (reading.medium !== 'phone') return 'not_phone_badge';
  const badge = await findBadge(database.drizzle, reading.serial);
  return badge && !badge.revokedAt && badge.validUntil > clock.now() ? badge : 'badge_not_good';
}

/** None where a printed badge was revoked and nothing took its place: that somebody decided, and the desk knows why. */
async function findOrIssuePrinted(
  deps: KioskDependencies,
  actor: Actor,
  delegateId: string,
): Promise<BadgeRow | undefined> {
  const list = async () =>
    (await listBadgesOf(deps.database.drizzle, delegateId)).filter(({ medium }) => medium === 'printed');
  const had = await list();
  if (had.length > 0) return had.find(({ revokedAt }) => !revokedAt);
  try {
    await issueBadge(deps, actor, { delegateId, medium: 'printed' });
  } catch (error) {
    // Another kiosk was quicker.
    if (!(error instanceof DomainError && error.fault === registrationFaults.badge_already_issued)) throw error;
  }
  return (await list()).find(({ revokedAt }) => !revokedAt);
}

function isTaken({ timesPrinted, printedAt }: BadgeRow, now: Date): boolean {
  if (!printedAt) return false;
  return timesPrinted >= maxTries || now.getTime() - printedAt.getTime() > secondTryMs;
}
