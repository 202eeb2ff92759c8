import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { formatBadgeNumber } from '../badges/badge-number.ts';
import { loadBadgeSigner } from '../badges/sign-badge.ts';
import { detailsOf } from '../describe-conference.ts';
import { registrationFaults } from '../registration.errors.ts';
import { findConference } from '../registration.queries.ts';
import type { DelegatePage, OwnBadge } from './delegate-page.contract.ts';
import {
  findLastPhoneBadge,
  findLastReview,
  findOwnRecord,
  listStations,
  type OwnRecord,
} from './delegate-page.queries.ts';
import type { Entrance, ListEntrances } from './entrances.ts';
import { nextStepOf } from './next-step.ts';

export type PageDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets'> & { listEntrances: ListEntrances };
type BadgeRow = NonNullable<Awaited<ReturnType<typeof findLastPhoneBadge>>>;
type Review = Awaited<ReturnType<typeof findLastReview>>;

/** All that the page of the delegate who asks shows. */
export async function describeOwnPage(deps: PageDependencies, actor: DelegateActor): Promise<DelegatePage> {
  const db = deps.database.drizzle;
  const [record, review, badge, conference] = await Promise.all([
    findOwnRecord(db, actor.id),
    findLastReview(db, actor.id),
    findLastPhoneBadge(db, actor.id),
    findConference(db),
  ]);
  if (!record) throw new DomainError(registrationFaults.delegate_unknown);
  const { delegate, hasPhotograph, asksForPhotograph, isVerified, isInGroup, vetting } = record;
  const lacksPhotograph = asksForPhotograph && !hasPhotograph;
  const isBadgeRevoked = badge !== undefined && badge.revokedAt !== null;
  const step = nextStepOf({ ...delegate, lastReview: review, lacksPhotograph, isBadgeRevoked });
  return {
    conference: detailsOf(conference),
    ...describePerson(record),
    step,
    ...(tellsWhy.has(step) && describeReview(review)),
    hasPhotograph,
    asksForPhotograph,
    isVerified,
    isInGroup,
    ...(step === 'badge' && badge && { badge: await describeOwnBadge(deps, badge) }),
    ...(step === 'badge' && vetting && { vetting }),
    ...(step === 'badge' && (await whereToGo(deps, record))),
  };
}

const tellsWhy = new Set(['declined', 'more_needed', 'withdrawn']);

function describePerson({ delegate, locales }: OwnRecord) {
  const { id: delegateId, name, nameLatin, affiliation, country, category, status, locale, submittedAt } = delegate;
  const person = { delegateId, name, nameLatin, affiliation, country, category, status, locale, locales };
  return { ...person, ...(submittedAt && { submittedAt: submittedAt.toISOString() }) };
}

const describeReview = (review: Review) => ({
  ...(review?.because && { because: review.because }),
  ...(review?.dueOn && { dueOn: review.dueOn }),
});

async function describeOwnBadge(deps: PageDependencies, row: BadgeRow): Promise<OwnBadge> {
  const signer = await loadBadgeSigner(deps.database.drizzle, deps);
  return {
    serial: row.serial,
    number: formatBadgeNumber(row.serial),
    token: signer.tokenOf(row),
    category: row.category,
    validFrom: row.validFrom.toISOString(),
    validUntil: row.validUntil.toISOString(),
  };
}

/** Of the gates that let them in first, one that asks for nothing or has a station of its own. */
async function whereToGo(
  { database, listEntrances }: Pick<PageDependencies, 'database' | 'listEntrances'>,
  { delegate, isVerified }: OwnRecord,
): Promise<Pick<DelegatePage, 'firstGate' | 'station'>> {
  const [entrances, stations] = await Promise.all([listEntrances(delegate.id), listStations(database.drizzle)]);
  const stationAt = (gateId: string) => stations.find((station) => station.gateId === gateId);
  const soonest = entrances.filter(({ opensAt }) => opensAt?.getTime() === entrances[0]?.opensAt?.getTime());
  const entrance = soonest.find(({ gateId, asksForIdentity }) => !asksForIdentity || stationAt(gateId)) ?? soonest[0];
  const asksForIdentity = entrance?.asksForIdentity ?? !isVerified;
  const station = asksForIdentity ? ((entrance && stationAt(entrance.gateId)) ?? stations[0]) : undefined;
  return {
    ...(entrance && { firstGate: describeEntrance(entrance) }),
    ...(station && { station: { number: station.number, place: station.place } }),
  };
}

const describeEntrance = ({ gateId: id, name, opensAt, asksForIdentity }: Entrance) => ({
  ...{ id, name, asksForIdentity },
  ...(opensAt && { opensAt: opensAt.toISOString() }),
});
