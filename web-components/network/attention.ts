import type { Sight } from './sights.ts';

/** Something that needs a person: one cause, whatever it takes down. */
export type Attention = {
  /** The same cause keeps its id from one reading to the next. */
  readonly id: string;
  /** Worst first. */
  readonly sights: readonly Sight[];
  /** Weighs one cause against another. */
  readonly weight: number;
} & (
  | { readonly kind: 'zone_overloaded'; readonly zoneId: string; readonly busy: number; readonly ofAll: number }
  | { readonly kind: 'hotspot_overloaded' }
  | { readonly kind: 'carrier_silent'; readonly carrier: string; readonly ofAll: number; readonly since?: string }
  | {
      readonly kind: 'zone_silent';
      /** None for those outdoors, in no zone. */
      readonly zoneId?: string;
      /** Where all of them are of one carrier, and others there are heard. */
      readonly carrier?: string;
      readonly ofAll: number;
      readonly since: string;
    }
  | { readonly kind: 'scattered_silent' }
  | { readonly kind: 'not_heard' }
);

/** So many with one cause in one place are told as one. */
const together = 3;
/** Hotspots that fall silent within so long of each other have fallen silent together. */
const sameMomentMs = 60_000;
/** A carrier with so large a share of its hotspots silent is itself the cause. */
const carrierShare = 0.5;

/** What needs attention now, worst first. It knows only the present: what was before is not asked. */
export function findAttention(sights: readonly Sight[]): Attention[] {
  const silent = sights.filter(({ state }) => state === 'silent');
  const carriers = findSilentCarriers(sights, silent);
  const carriersDown = new Set(carriers.map(({ sights: [first] }) => first?.hotspot.carrier));
  const others = silent.filter(({ hotspot }) => !carriersDown.has(hotspot.carrier));
  return [
    ...findOverloaded(sights),
    ...carriers,
    ...findSilentTogether(
      sights,
      others.filter(({ load }) => load),
    ),
    ...findNotHeard(others),
  ].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
}

function findOverloaded(sights: readonly Sight[]): Attention[] {
  return [...groupBy(sights, ({ hotspot }) => hotspot.zoneId)].flatMap(([zoneId, all]): Attention[] => {
    const over = all.filter(({ state }) => state === 'overloaded').sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
    if (zoneId !== undefined && over.length >= together) {
      const busy = all.filter(({ state }) => state === 'busy').length;
      const weight = over.length * 2 + busy / 2;
      return [{ id: `over ${zoneId}`, kind: 'zone_overloaded', zoneId, busy, ofAll: all.length, sights: over, weight }];
    }
    return over.map((sight) => ({
      id: `over-one ${sight.hotspot.code}`,
      kind: 'hotspot_overloaded',
      sights: [sight],
      weight: 1 + (sight.share ?? 1),
    }));
  });
}

function findSilentCarriers(sights: readonly Sight[], silent: readonly Sight[]): Attention[] {
  const byCarrier = groupBy(sights, ({ hotspot }) => hotspot.carrier);
  if (byCarrier.size < 2) return [];
  return [...groupBy(silent, ({ hotspot }) => hotspot.carrier)].flatMap(([carrier, its]): Attention[] => {
    const ofAll = byCarrier.get(carrier)?.length ?? 0;
    const isDown = its.length >= together * 2 && its.length >= ofAll * carrierShare && its.some(({ load }) => load);
    if (!isDown) return [];
    const since = latest(its);
    const found = { kind: 'carrier_silent', carrier, ofAll, sights: its, weight: its.length * 3 } as const;
    return [{ id: `carrier ${carrier}`, ...found, ...(since && { since }) }];
  });
}

function findSilentTogether(sights: readonly Sight[], silent: readonly Sight[]): Attention[] {
  const zones = groupBy(sights, ({ hotspot }) => hotspot.zoneId);
  const scattered: Sight[] = [];
  const found: Attention[] = [];
  for (const [zoneId, its] of groupBy(silent, ({ hotspot }) => hotspot.zoneId)) {
    for (const moment of splitByMoment(its)) {
      const since = moment[0]?.load?.silentSince;
      if (moment.length < together || since === undefined) {
        scattered.push(...moment);
        continue;
      }
      const all = zones.get(zoneId) ?? [];
      const carrier = soleCarrier(moment);
      const isOfOne = carrier !== undefined && all.some(({ hotspot }) => hotspot.carrier !== carrier);
      found.push({
        id: `silent ${zoneId ?? ''} ${since}`,
        kind: 'zone_silent',
        since,
        ofAll: all.length,
        sights: moment,
        weight: moment.length * 1.5,
        ...(zoneId !== undefined && { zoneId }),
        ...(isOfOne && { carrier }),
      });
    }
  }
  if (scattered.length > 0) {
    found.push({ id: 'silent scattered', kind: 'scattered_silent', sights: scattered, weight: 0.5 });
  }
  return found;
}

function findNotHeard(silent: readonly Sight[]): Attention[] {
  const notHeard = silent.filter(({ load }) => !load);
  return notHeard.length > 0 ? [{ id: 'not heard', kind: 'not_heard', sights: notHeard, weight: 0.1 }] : [];
}

/** Parts hotspots where more than a minute lies between one falling silent and the next. */
function splitByMoment(silent: readonly Sight[]): Sight[][] {
  const inOrder = [...silent].sort((a, b) => sinceMs(a) - sinceMs(b));
  const moments: Sight[][] = [];
  for (const sight of inOrder) {
    const moment = moments.at(-1);
    const last = moment?.at(-1);
    if (moment && last && sinceMs(sight) - sinceMs(last) <= sameMomentMs) moment.push(sight);
    else moments.push([sight]);
  }
  return moments;
}

const sinceMs = ({ load }: Sight): number => Date.parse(load?.silentSince ?? '') || 0;

const latest = (silent: readonly Sight[]): string | undefined =>
  silent.reduce<string | undefined>((newest, { load }) => {
    const since = load?.silentSince;
    return since && (newest === undefined || since > newest) ? since : newest;
  }, undefined);

function soleCarrier(sights: readonly Sight[]): string | undefined {
  const carrier = sights[0]?.hotspot.carrier;
  return sights.every(({ hotspot }) => hotspot.carrier === carrier) ? carrier : undefined;
}

function groupBy<Key>(sights: readonly Sight[], keyOf: (sight: Sight) => Key): Map<Key, Sight[]> {
  const groups = new Map<Key, Sight[]>();
  for (const sight of sights) {
    const key = keyOf(sight);
    const group = groups.get(key);
    if (group) group.push(sight);
    else groups.set(key, [sight]);
  }
  return groups;
}
