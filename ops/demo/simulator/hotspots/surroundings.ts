import type { Hotspot, HotspotSetting, Venue } from '../../venue/venue.ts';

/** A device hears so many hotspots of its carrier well enough to choose among them. */
const heard = 6;
/** Further away than so many metres nothing is heard, unless it is the nearest. */
const heardM = 50;
/** A ceiling is worth so much way: a hotspot right overhead is heard no better than one at the end of the room. */
const ceilingM = 15;
const metresByDegree = 111_320;

interface Standing {
  readonly index: number;
  readonly carrier: string;
  readonly pull: number;
  readonly at: readonly [x: number, y: number, level: number];
}

/**
 * What hotspots there are around each place to be. A place is told by the hotspot that one is nearest to there: one's
 * seat. Hotspots are told by their place in the inventory.
 */
export class Surroundings {
  readonly #bySpot = new Map<string, Standing[]>();
  readonly #spotOf: readonly string[];
  readonly #standing: readonly Standing[];
  readonly #reach = new Map<string, readonly number[]>();

  constructor({ hotspots, settings }: Pick<Venue, 'hotspots' | 'settings'>) {
    const settingOf = new Map(settings.map((setting) => [setting.code, setting]));
    this.#standing = hotspots.map((hotspot, index) => standingOf(hotspot, settingOf.get(hotspot.code), index));
    this.#spotOf = hotspots.map(({ code }) => settingOf.get(code)?.spotId ?? '');
    for (const there of this.#standing) {
      const spotId = this.#spotOf[there.index] ?? '';
      const others = this.#bySpot.get(spotId);
      if (others) others.push(there);
      else this.#bySpot.set(spotId, [there]);
    }
  }

  /** Where one may sit at a spot, with how much each seat is sought; none where no hotspot is heard. */
  seatsAt(spotId: string): readonly { readonly index: number; readonly pull: number }[] {
    return this.#bySpot.get(spotId) ?? [];
  }

  /** What a device of this carrier hears from a seat, nearest first: its own carrier's where that has any. */
  reach(seat: number, carrier: string): readonly number[] {
    const key = `${seat} ${carrier}`;
    const known = this.#reach.get(key);
    if (known) return known;
    const around = this.#bySpot.get(this.#spotOf[seat] ?? '') ?? [];
    const own = around.filter((one) => one.carrier === carrier);
    const found = nearest(this.#standing[seat], own.length > 0 ? own : around);
    this.#reach.set(key, found);
    return found;
  }
}

function standingOf(hotspot: Hotspot, setting: HotspotSetting | undefined, index: number): Standing {
  const { carrier, longitude, latitude, level } = hotspot;
  const x = longitude * metresByDegree * Math.cos((latitude * Math.PI) / 180);
  return { index, carrier, pull: setting?.pull ?? 1, at: [x, latitude * metresByDegree, level * ceilingM] };
}

function nearest(seat: Standing | undefined, around: readonly Standing[]): number[] {
  if (!seat) return [];
  const far = ({ at }: Standing) => Math.hypot(at[0] - seat.at[0], at[1] - seat.at[1], at[2] - seat.at[2]);
  return around
    .map((one) => ({ index: one.index, far: far(one) }))
    .sort((a, b) => a.far - b.far || a.index - b.index)
    .slice(0, heard)
    .filter(({ far: metres }, i) => i === 0 || metres <= heardM)
    .map(({ index }) => index);
}
