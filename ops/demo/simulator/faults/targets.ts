import type { Random } from '../../random.ts';
import type { Venue, Zone } from '../../venue/venue.ts';
import { lies } from '../hotspots/teller.ts';
import type { AskedFault, Fault, FaultKind, RushPlace } from './faults.ts';

/** How long a fault lasts on the wall, in seconds. A rush goes by the time of the conference. */
const lasting: Readonly<Record<FaultKind, readonly [number, number]>> = {
  die: [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  flap: [400, 700],
  lie: [600, 1500],
  switch: [180, 300],
  rush: [900, 1500],
  late: [60, 180],
  clock: [300, 600],
};

/** A clock that is ahead by more than half a minute is not believed; one that is behind makes readings late. */
const clockOffsets: readonly (readonly [number, number])[] = [
  [-400, -40],
  [3, 20],
  [45, 300],
];

/** What in a venue a fault can befall. */
export class Targets {
  readonly #venue: Venue;
  readonly #indexOf: ReadonlyMap<string, number>;
  readonly #onSwitch = new Map<string, number[]>();
  readonly #inZone = new Map<string, number[]>();

  constructor(venue: Venue) {
    this.#venue = venue;
    this.#indexOf = new Map(venue.hotspots.map(({ code }, i) => [code, i]));
    for (const { code, switchId } of venue.settings) add(this.#onSwitch, switchId, this.#indexOf.get(code));
    const parents = new Map(venue.zones.map(({ id, parentId }) => [id, parentId]));
    venue.hotspots.forEach(({ zoneId }, i) => {
      for (const id of pathOf(zoneId, parents)) add(this.#inZone, id, i);
    });
  }

  /** What may be named for this kind of fault: for a sentence to who named something else. */
  namesFor(kind: FaultKind): readonly string[] {
    const { hotspots, halls, spots } = this.#venue;
    if (kind === 'late') return [...new Set(hotspots.map(({ carrier }) => carrier))];
    if (kind === 'rush') return [...new Set([...halls.map(({ zoneId }) => zoneId), ...spots.map(({ id }) => id)])];
    if (kind === 'switch') return [...this.#inZone.keys(), ...this.#onSwitch.keys()];
    return [...this.#indexOf.keys()];
  }

  /**
   * The fault in full, with what is not said chosen by chance; its times are on the wall. Nothing for a target that is
   * none, nor in a venue where there is nothing for it to befall.
   */
  fault({ kind, atS, target: named, lastsS, lie }: AskedFault, speed: number, random: Random): Fault | undefined {
    const names = this.namesFor(kind);
    const target = named ?? (names.length > 0 ? this.#choose(kind, random) : undefined);
    if (target === undefined || !names.includes(target)) return undefined;
    const common = { atS, target, lastsS: lastsS ?? lastingOf(kind, speed, random) };
    const fault = this.#befall(kind, target, common, random);
    return fault.kind === 'lie' && lie ? { ...fault, lie } : fault;
  }

  /** What somebody asked for, by the time of the conference, as faults on the wall; what names nothing is left out. */
  asked(faults: readonly AskedFault[], speed: number, random: Random): Fault[] {
    return faults.flatMap(({ atS, lastsS, ...what }, i) => {
      const onWall = { ...what, atS: atS / speed, ...(lastsS !== undefined && { lastsS: lastsS / speed }) };
      return this.fault(onWall, speed, random.fork(`${i}`)) ?? [];
    });
  }

  #befall(kind: FaultKind, target: string, common: Pick<Fault, 'atS' | 'lastsS' | 'target'>, random: Random): Fault {
    const hotspot = this.#indexOf.get(target) ?? 0;
    switch (kind) {
      case 'die':
        return { ...common, kind, hotspots: [hotspot] };
      case 'switch':
        return { ...common, kind, hotspots: this.#inZone.get(target) ?? this.#onSwitch.get(target) ?? [] };
      case 'flap':
        return { ...common, kind, hotspot, downS: random.int(32, 44), upS: random.int(25, 40) };
      case 'lie':
        return { ...common, kind, hotspot, lie: random.weighted(lies, (one) => (one === 'impossible' ? 1 : 4)) };
      case 'clock':
        return { ...common, kind, hotspot, offsetS: Math.round(random.between(...random.pick(clockOffsets))) };
      case 'late':
        return { ...common, kind, carrier: target };
      case 'rush':
        return { ...common, kind, place: this.#placeOf(target) };
    }
  }

  /** Mostly one cabinet of a quay or a floor loses its switch, now and then a whole hall. */
  #choose(kind: FaultKind, random: Random): string {
    const halls = this.#venue.halls.map(({ zoneId }) => zoneId);
    if (kind === 'rush') return random.pick(halls.length > 0 ? halls : this.namesFor(kind));
    const ofHalls = halls.filter((id) => this.#inZone.has(id));
    // Nobody there amid a full hall: that is a lie that can be told from the truth.
    if (kind === 'lie' && ofHalls.length > 0) return this.#codeIn(random.pick(ofHalls), random);
    if (kind !== 'switch') return random.pick(this.namesFor(kind));
    return random.chance(0.3) && ofHalls.length > 0 ? random.pick(ofHalls) : random.pick([...this.#onSwitch.keys()]);
  }

  #codeIn(zoneId: string, random: Random): string {
    const hotspot = random.pick(this.#inZone.get(zoneId) ?? []);
    return this.#venue.hotspots[hotspot]?.code ?? '';
  }

  #placeOf(target: string): RushPlace {
    const spot = this.#venue.spots.find(({ id }) => id === target);
    return spot ? { zoneId: spot.zoneId, spotId: spot.id } : { zoneId: target };
  }
}

/** Without end for what dies. */
function lastingOf(kind: FaultKind, speed: number, random: Random): number {
  const [least, most] = lasting[kind];
  if (!Number.isFinite(least)) return least;
  return random.between(least, most) / (kind === 'rush' ? speed : 1);
}

function add(lists: Map<string, number[]>, key: string, index: number | undefined): void {
  if (index === undefined) return;
  const list = lists.get(key);
  if (list) list.push(index);
  else lists.set(key, [index]);
}

function pathOf(zoneId: Zone['id'], parents: ReadonlyMap<string, string | undefined>): string[] {
  const parentId = parents.get(zoneId);
  return parentId === undefined ? [zoneId] : [zoneId, ...pathOf(parentId, parents)];
}
