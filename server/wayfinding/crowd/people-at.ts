/** What somebody carries that has a radio, where no gate says how many there are. */
const devicesEach = 1.3;
/** Of a hotspot's clients some are tills and screens: a count at the gates may say that fewer are people, hardly more. */
const personsEachAtMost = 1.5;

export interface Told {
  /** Of each hotspot; below 0: it has not told of late, and nobody is known to be there. */
  readonly clients: ArrayLike<number>;
  /** Of each hotspot, what it carries when nobody is there who came in by a gate; unknown where it is not given. */
  readonly usual?: ArrayLike<number>;
  /** How many are in each counted zone and in none below it. */
  readonly inside: ReadonlyMap<string, number>;
}

/**
 * How many people each hotspot tells of. Where a gate counts, it says how many there are, and hotspots say where: by what
 * they carry above the usual. Where that alone cannot be as many, since a hall never was empty, the usual counts as well.
 */
export function peopleAt(zoneIds: readonly (string | undefined)[], { clients, usual, inside }: Told): Float64Array {
  const people = Float64Array.from(zoneIds, (_, i) => Math.max(0, clients[i] ?? 0));
  const members = new Map<string, number[]>();
  zoneIds.forEach((zoneId, i) => {
    if (zoneId === undefined || !inside.has(zoneId)) people[i] = (people[i] ?? 0) / devicesEach;
    else if ((clients[i] ?? -1) >= 0) members.set(zoneId, [...(members.get(zoneId) ?? []), i]);
  });
  for (const [zoneId, hotspots] of members) {
    const counted = inside.get(zoneId) ?? 0;
    const told = hotspots.map((i) => people[i] ?? 0);
    const above = aboveUsual(
      told,
      hotspots.map((i) => usual?.[i] ?? 0),
      counted / personsEachAtMost,
    );
    const sum = above.reduce((whole, one) => whole + one, 0);
    const each = sum === 0 ? 0 : Math.min(personsEachAtMost, counted / sum);
    hotspots.forEach((i, at) => {
      people[i] = (above[at] ?? 0) * each;
    });
  }
  return people;
}

/**
 * What each carries above the usual, `atLeast` over all where there are so many. What is there by chance, a little more here
 * and a little less there, is nobody: everywhere as much is taken off as the little less comes to.
 */
function aboveUsual(told: readonly number[], usual: readonly number[], atLeast: number): number[] {
  const [whole, usually] = [sumOf(told), sumOf(usual)];
  const sum = Math.max(whole - usually, Math.min(whole, atLeast));
  const share = usually === 0 ? 0 : (whole - sum) / usually;
  const above = told.map((clients, i) => clients - share * (usual[i] ?? 0));
  const offEach = takenOff(above, sum);
  return above.map((clients) => Math.max(0, clients - offEach));
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** What is to be taken off each, so that those that are left come to `sum`. */
function takenOff(values: readonly number[], sum: number): number {
  let [most, off] = [0, 0];
  for (const [i, value] of values.toSorted((a, b) => b - a).entries()) {
    most += value;
    if ((most - sum) / (i + 1) >= value) break;
    off = (most - sum) / (i + 1);
  }
  return Math.max(0, off);
}
