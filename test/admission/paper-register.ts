import { type DelegateCategory, delegateCategories } from '../../db/vocabulary.ts';
import type { ScanRecord } from '../../server/admission/admission.contract.ts';
import { holdersToFold, zonesWithin } from '../../server/admission/batch-needs.ts';
import { type BatchPlan, decideBatch } from '../../server/admission/decide-batch.ts';
import { countsAs } from '../../server/admission/fold-stored.ts';
import type { LayoutWorld } from '../../server/admission/layout-world.ts';
import { faultOfOverriding } from '../../server/admission/overrides/fault-of-overriding.ts';
import { planOverride } from '../../server/admission/overrides/plan-override.ts';
import { checkOutBy, countChanges, foldPresence, neverSeen, type Presence } from '../../server/admission/presence.ts';
import type { ScanRequest } from '../../server/admission/scan-request.ts';
import type { BadgeRow, StoredScan } from '../../server/admission/scans.queries.ts';
import { pathOf } from '../../server/admission/zone-tree.ts';

/** The register on paper: does with each batch what the database does, so that millions of histories can be tried. */
export class PaperRegister {
  readonly #world: LayoutWorld;
  readonly badges: Map<number, BadgeRow>;
  readonly stored = new Map<string, StoredScan>();
  readonly presences = new Map<string, Presence>();
  readonly counters = new Map<string, number>();

  constructor(world: LayoutWorld, badges: readonly BadgeRow[]) {
    this.#world = world;
    this.badges = new Map(badges.map((badge) => [badge.serial, badge]));
  }

  /** Records a batch whose tokens are serials; no id may be there twice. */
  record(records: readonly ScanRecord[], now: number): BatchPlan {
    this.checkOut(now);
    const requests = records.map((record) => this.#requestOf(record));
    const locked = { badges: this.badges, presences: this.presences, stored: this.stored };
    const earlierScans = new Map(holdersToFold(locked, requests).map((id) => [id, this.scansOf(id)]));
    const devices = new Map(records.map(({ deviceId: id, laneId }) => [id, { id, laneId, isRevoked: false }]));
    const { counters } = this;
    const more = { categoryCounters: this.#categoryCounters(), accompanied: this.presences };
    const loaded = { ...locked, ...more, world: this.#world, now, devices, earlierScans, counters };
    const plan = decideBatch(loaded, requests);
    for (const scan of plan.scans) this.stored.set(scan.id, { ...scan, receivedAt: now, isOverridden: false });
    for (const { id, verdict } of plan.shown) {
      this.stored.set(id, { ...this.stored.get(id)!, shownVerdict: verdict });
    }
    this.#move(plan);
    return plan;
  }

  #move({ presences, countChanges }: Pick<BatchPlan, 'presences' | 'countChanges'>): void {
    for (const [delegateId, presence] of presences) this.presences.set(delegateId, presence);
    for (const [zoneId, change] of countChanges) this.counters.set(zoneId, this.inside(zoneId) + change);
  }

  /** A supervisor lets somebody in whom this scan refused, as `recordOverride` does; whether they may. */
  override(scanId: string, now: number): boolean {
    this.checkOut(now);
    const scan = this.stored.get(scanId);
    if (!scan?.delegateId) return false;
    const { delegateId } = scan;
    const others = this.scansOf(delegateId).filter(({ id }) => id !== scanId);
    if (faultOfOverriding({ scan, others, now: new Date(now) })) return false;
    const presence = this.presences.get(delegateId) ?? neverSeen;
    const plan = planOverride(this.#world, { scan, others, delegateId, presence, counters: this.counters, now });
    this.stored.set(scanId, { ...scan, isOverridden: true });
    this.#move({ presences: new Map([[delegateId, plan.presence]]), countChanges: plan.countChanges });
    return true;
  }

  inside = (zoneId: string): number => this.counters.get(zoneId) ?? 0;

  scansOf = (delegateId: string): StoredScan[] =>
    [...this.stored.values()].filter((scan) => scan.delegateId === delegateId);

  /** Where each holder is at an instant by a fold over all that is stored. */
  folded(delegateId: string, now: number): Presence {
    const folded = foldPresence(
      this.#world,
      this.scansOf(delegateId).map(({ category, ...scan }) => ({
        ...scan,
        ...(category && { category }),
        gate: this.#world.lanes.get(scan.laneId)!.gate,
        verdict: countsAs(scan),
      })),
    );
    return checkOutBy(this.#world, folded, now);
  }

  /** Who is due to be checked out is, as the database does before each batch and each second. */
  checkOut(now: number): void {
    for (const [delegateId, before] of this.presences) {
      const after = checkOutBy(this.#world, before, now);
      for (const [zoneId, change] of countChanges(this.#world.zones, before, after)) {
        this.counters.set(zoneId, this.inside(zoneId) + change);
      }
      this.presences.set(delegateId, after);
    }
  }

  #categoryCounters() {
    const people = [...this.presences.values()];
    return new Map(
      [...this.#world.timeline.limitedZones].map((zoneId) => {
        const within = zonesWithin(this.#world.zones, zoneId);
        const here = people.filter((presence) => presence.zoneId !== undefined && within.includes(presence.zoneId));
        const count = (category: DelegateCategory) => here.filter((presence) => presence.category === category).length;
        return [zoneId, new Map(delegateCategories.map((category) => [category, count(category)]))];
      }),
    );
  }

  /** How many presences lie in a zone or below it. */
  present(zoneId: string): number {
    return [...this.presences.values()].filter((p) => pathOf(this.#world.zones, p.zoneId).includes(zoneId)).length;
  }

  #requestOf(record: ScanRecord): ScanRequest {
    const serial = Number(record.token);
    return {
      actor: { kind: 'staff', id: 'guard', name: 'Guard', roles: ['gate'], signInId: 'sign-in' },
      record,
      signatureCheck: 'good',
      correctedTime: Date.parse(record.deviceTime) + record.clockOffsetMs,
      reading: {
        kind: 'signed',
        ...{ serial, category: 'speaker', medium: 'printed' },
        ...{ validFrom: new Date(0), validUntil: new Date(8e14) },
      },
    };
  }
}
