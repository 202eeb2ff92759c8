import type { Dependencies } from '../kernel/dependencies.ts';
import type { Entrance, ListEntrances } from '../registration/delegate-page/entrances.ts';
import { type AdmissionWorld, decide, type Known } from './decide.ts';
import { standingKnown } from './explain-admission.ts';
import { type Gate, gatesOf, type LayoutWorld } from './layout-world.ts';
import { checkOutBy } from './presence.ts';
import { listPresencesOf } from './presence-rows.queries.ts';
import { nextOpening } from './rules/next-opening.ts';
import { scanDeskOf } from './scan-desk.ts';
import { findStanding } from './standings.queries.ts';

/** What a delegate's own page is told of the gates. How full it is inside is left out: that is another thing by then. */
export function entrancesOf(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>): ListEntrances {
  return async (delegateId) => {
    const { sql } = deps.database;
    const [world, standing, stored] = await Promise.all([
      scanDeskOf(deps).world(),
      findStanding(sql, delegateId),
      listPresencesOf(sql, [delegateId]),
    ]);
    if (!standing) return [];
    const now = deps.clock.now().getTime();
    const presences = new Map([...stored].map(([id, presence]) => [id, checkOutBy(world, presence, now)]));
    const known = standingKnown(standing, presences);
    if (known.presence.zoneId !== undefined) return [];
    return gatesFromOutside(world)
      .flatMap((gate) => entranceBy(world, gate, withGoodBadge(known), now) ?? [])
      .sort((a, b) => (a.opensAt?.getTime() ?? 0) - (b.opensAt?.getTime() ?? 0));
  };
}

/** Those that have a lane open for coming in. */
function gatesFromOutside({ layout, lanes }: LayoutWorld): Gate[] {
  const open = new Set(
    [...lanes.values()].filter((lane) => lane.isOpen && lane.direction !== 'out').map(({ gate }) => gate.id),
  );
  return [...gatesOf(layout).values()].filter(({ id, outerZoneId }) => outerZoneId === undefined && open.has(id));
}

/** They come with the badge of their page, which may be issued only when it is opened. */
const withGoodBadge = (known: Known): Known => ({
  ...known,
  badge: { ...known.badge, standing: 'good', validUntil: Infinity },
});

function entranceBy(world: AdmissionWorld, gate: Gate, known: Known, now: number): Entrance | undefined {
  const start = Math.max(now, known.badge.validFrom);
  const opening = () => nextOpening(world, gate.innerZoneId, known.holder.category, start);
  const first = decideAt(world, gate, known, start);
  const opensAt = first.reason === 'zone_closed_now' ? opening() : undefined;
  const { verdict, reason } = opensAt === undefined ? first : decideAt(world, gate, known, opensAt);
  const asksForIdentity = reason === 'identity_not_verified' || reason === 'identity_refused';
  if (verdict !== 'admit' && !asksForIdentity) return undefined;
  const { id: gateId, name } = gate;
  return { gateId, name, asksForIdentity, ...(opensAt !== undefined && { opensAt: new Date(opensAt) }) };
}

/** A companion comes with the delegate whom they accompany: that one is taken to be there. */
function decideAt(world: AdmissionWorld, gate: Gate, known: Known, at: number) {
  const accompanied = known.accompanied && { entries: 1, zoneId: gate.innerZoneId };
  const nobody = () => 0;
  return decide(world, {
    ...{ direction: 'in', gate, at, reading: 'signed', inside: nobody, insideOf: nobody },
    known: { ...known, ...(accompanied && { accompanied }) },
  });
}
