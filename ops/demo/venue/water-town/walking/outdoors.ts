import { aside, distance, type Point, walkAlong } from '../../shapes.ts';
import type { Words } from '../../venue.ts';
import { built, free, type Ground, water } from '../ground.ts';
import { canals, streets, town } from '../plan.ts';
import { NearWalks } from './near-walks.ts';
import { Joined, type Network, nearestOf, type Standing, type WalkwayTraits } from './network.ts';

const stepM = 18;
/** What is left to walk on between walls, stalls and water: lanes of an old town are some three metres wide. */
const laneM = 3;
/** Between two ways that have nothing in between, one goes across. */
const acrossM = 16;

interface Chain {
  readonly id: string;
  readonly standings: Standing[];
}

/** Streets and quays, joined where one can go across, and bridges from bank to bank. All of it hangs together. */
export function layOutdoors(network: Network, ground: Ground): Standing[] {
  const chains = [...streetsOf(network, ground), ...quaysOf(network, ground)];
  joinAcross(network, ground, chains);
  const outdoors = [...chains.flatMap(({ standings }) => standings), ...yardsOf(network, ground)];
  const walked = new Joined();
  for (const { from, to } of network.walkways) walked.join(from, to);
  for (const over of [[water, built], [water]]) joinApart(network, ground, outdoors, walked, over);
  crossWater(network, outdoors, walked);
  layAlleys(network, ground, outdoors);
  return outdoors;
}

const inTown = ([x, y]: Point): boolean => x > 4 && y > 4 && x < town.widthM - 4 && y < town.depthM - 4;

/** Whether one can walk straight from one point to the other: over no water and through no named house. */
export function isClear(ground: Ground, from: Point, to: Point, over: readonly number[] = [water, built]): boolean {
  const steps = Math.max(1, Math.ceil(distance(from, to) / 1.5));
  for (let i = 1; i < steps; i++) {
    const f = i / steps;
    if (over.includes(ground.at([from[0] + (to[0] - from[0]) * f, from[1] + (to[1] - from[1]) * f]))) return false;
  }
  return true;
}

function lay(
  network: Network,
  ground: Ground,
  id: string,
  points: readonly Point[],
  traits: WalkwayTraits,
  over: readonly number[],
): Chain[] {
  const chains: Chain[] = [];
  let before: Standing | undefined;
  points.forEach((at, i) => {
    if (!inTown(at) || ground.at(at) === water) {
      before = undefined;
      return;
    }
    const standing = network.stand(`${id}-${i + 1}`, at);
    if (before && isClear(ground, before.at, at, over)) network.join(before, standing, traits);
    else chains.push({ id, standings: [] });
    chains.at(-1)?.standings.push(standing);
    before = standing;
  });
  return chains;
}

const streetsOf = (network: Network, ground: Ground): Chain[] =>
  streets.flatMap(({ id, name, line }) =>
    lay(network, ground, id, pointsAlong(line), inTheTown({ name, widthM: laneM, feature: 'street' }), [water]),
  );

const inTheTown = (traits: WalkwayTraits): WalkwayTraits => ({ zoneId: 'water-town', ...traits });

function pointsAlong(line: readonly Point[]): Point[] {
  const points = walkAlong(line, stepM).map(({ at }) => at);
  const end = line.at(-1);
  return end && distance(points.at(-1) ?? end, end) > 3 ? [...points, end] : points;
}

const quayName = (canal: Words): Words => ({
  en: canal.en.replace('Canal', 'Quay'),
  'zh-CN': (canal['zh-CN'] ?? '').replace('河', '河岸'),
});

function quaysOf(network: Network, ground: Ground): Chain[] {
  return canals.flatMap((canal) =>
    (['left', 'right'] as const).flatMap((side) => {
      const asideM = (side === 'left' ? -1 : 1) * (canal.widthM / 2 + 4.5);
      const points = walkAlong(canal.line, stepM).map(({ at, heading }) => aside(at, heading, asideM));
      const traits = inTheTown({ name: quayName(canal.name), widthM: laneM });
      return lay(network, ground, `${canal.id}-quay-${side}`, points, traits, [water]);
    }),
  );
}

/** Each node is joined to the nearest of each other way, where nothing lies in between. */
function joinAcross(network: Network, ground: Ground, chains: readonly Chain[]): void {
  chains.forEach((chain, i) => {
    for (const other of chains.slice(i + 1)) {
      for (const standing of chain.standings) {
        const nearest = nearestOf(other.standings, standing.at);
        const isMutual = nearestOf(chain.standings, nearest.at) === standing;
        if (!isMutual || distance(nearest.at, standing.at) > acrossM) continue;
        if (isClear(ground, standing.at, nearest.at)) network.join(standing, nearest, inTheTown({ widthM: laneM }));
      }
    }
  });
}

/** What no crossing reached, but land does, is joined by the shortest way over it. */
function joinApart(
  network: Network,
  ground: Ground,
  standings: readonly Standing[],
  walked: Joined,
  over: readonly number[],
): void {
  const pairs = standings.flatMap((a, i) =>
    standings
      .slice(i + 1)
      .filter((b) => distance(a.at, b.at) < 260 && walked.rootOf(a.id) !== walked.rootOf(b.id))
      .map((b) => [a, b] as const),
  );
  pairs.sort(([a, b], [c, d]) => distance(a.at, b.at) - distance(c.at, d.at));
  for (const [a, b] of pairs) {
    if (walked.rootOf(a.id) === walked.rootOf(b.id) || !isClear(ground, a.at, b.at, over)) continue;
    network.join(a, b, inTheTown({ widthM: laneM }));
    walked.join(a.id, b.id);
  }
}

/**
 * Bridges are old and have steps, but for those without which a bank could not be reached on wheels: these are level.
 */
function crossWater(network: Network, standings: readonly Standing[], walked: Joined): void {
  for (const canal of canals) {
    const stops = walkAlong(canal.line, 1);
    canal.bridges.forEach((fraction, i) => {
      const stop = stops[Math.round(fraction * (stops.length - 1))];
      if (!stop) return;
      const reachM = canal.widthM / 2 + 5;
      const [left, right] = [-reachM, reachM].map((byM) => nearestOf(standings, aside(stop.at, stop.heading, byM)));
      if (!left || !right || left === right) return;
      const isLevel = walked.join(left.id, right.id);
      const name = bridgeName(canal.name, i + 1);
      const common = inTheTown({ name, feature: 'bridge', widthM: isLevel ? 3 : 2 });
      if (isLevel) network.join(left, right, { ...common, slope: 0.04, stepFree: 'yes' });
      else network.join(left, right, { ...common, kind: 'stairs', stairs: 2 * Math.round(canal.widthM / 2.4) });
    });
  }
}

const bridgeName = (canal: Words, number: number): Words => ({
  en: `${canal.en.replace(' Canal', '')} Bridge ${number}`,
  'zh-CN': `${canal['zh-CN'] ?? ''}${number}号桥`,
});

/** Between two houses one goes through, rather than around so many times as far. */
const detour = 1.25;
const alleyM = 75;
const yardsM = 46;

/** Between the houses there is a yard here and there, so that one gets through. */
function yardsOf(network: Network, ground: Ground): Standing[] {
  const yards: Standing[] = [];
  for (let x = yardsM / 2; x < town.widthM; x += yardsM) {
    for (let y = yardsM / 2; y < town.depthM; y += yardsM) {
      if (ground.at([x, y]) === free)
        yards.push(network.stand(`yard-${Math.floor(x / yardsM)}-${Math.floor(y / yardsM)}`, [x, y]));
    }
  }
  return yards;
}

/** Alleys wherever one would go far around without them: the shortest first, so that none is laid that others make needless. */
function layAlleys(network: Network, ground: Ground, standings: readonly Standing[]): void {
  const walked = new NearWalks(network);
  const pairs = standings.flatMap((a, i) =>
    standings.slice(i + 1).flatMap((b) => {
      const straightM = distance(a.at, b.at);
      return straightM < alleyM && isClear(ground, a.at, b.at) ? [{ a, b, straightM }] : [];
    }),
  );
  for (const { a, b, straightM } of pairs.sort((one, other) => one.straightM - other.straightM)) {
    if (walked.isWithin(a.id, b.id, detour * straightM)) continue;
    walked.add(network.join(a, b, inTheTown({ widthM: laneM })));
  }
}
