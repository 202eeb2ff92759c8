import type { Random } from '../../random.ts';
import type { Venue } from '../../venue/venue.ts';
import type { Coverage, Device } from './coverage.ts';
import type { Band } from './traffic.ts';

/** What delegates carry, and how often: a phone; a laptop as well; a watch; a tablet. */
const numbersCarried = [
  { count: 1, share: 0.18 },
  { count: 2, share: 0.36 },
  { count: 3, share: 0.3 },
  { count: 4, share: 0.16 },
] as const;

const bestBands: readonly { readonly band: Band; readonly share: number }[] = [
  { band: '2.4', share: 0.12 },
  { band: '5', share: 0.58 },
  { band: '6', share: 0.3 },
];

/** The devices of one delegate: from one to four, all with the carrier of their phone. */
export function equip(coverage: Coverage, { hotspots }: Pick<Venue, 'hotspots'>, random: Random): readonly Device[] {
  if (hotspots.length === 0) return [];
  // Who has more hotspots has more customers.
  const { carrier } = random.pick(hotspots);
  const { count } = random.weighted(numbersCarried, ({ share }) => share);
  return Array.from({ length: count }, () => coverage.add(carrier, bestBandOf(random)));
}

/** Townspeople, tills and screens: they stay near the hotspot that they belong to. */
export function settleResidents(
  coverage: Coverage,
  { hotspots, settings }: Pick<Venue, 'hotspots' | 'settings'>,
  random: Random,
): void {
  const backgrounds = new Map(settings.map(({ code, background }) => [code, background]));
  hotspots.forEach(({ code, carrier }, seat) => {
    const mean = backgrounds.get(code) ?? 0;
    const here = Math.max(0, Math.round(mean + random.normal(0, Math.sqrt(mean) * 0.7)));
    for (let i = 0; i < here; i++) coverage.settle(coverage.add(carrier, bestBandOf(random)), seat, 'resident');
  });
}

const bestBandOf = (random: Random): Band => random.weighted(bestBands, ({ share }) => share).band;
