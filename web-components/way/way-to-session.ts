import type { WayProfile } from '../../db/venue-vocabulary.ts';
import type { KeptWay } from './kept-way.ts';
import { lastPlace } from './last-place.ts';
import { rememberedProfile, withSteps } from './own-profile.ts';
import type { WayServer } from './way-server.ts';
import { WayWorld } from './way-world.ts';

/** The way to a session from the sign that was opened last; without one, where to ask. */
export interface WayToSession {
  readonly href: string;
  /** How they walk, as they said the last time on this device. */
  readonly profile?: WayProfile;
  /** So walking, with steps. */
  readonly seconds?: number | undefined;
  readonly stepFreeSeconds?: number | undefined;
}

interface Source {
  readonly server: Pick<WayServer, 'graph' | 'conditions'>;
  readonly kept: Pick<KeptWay, 'graph' | 'keepGraph' | 'conditions'>;
}

let held: Promise<WayWorld | undefined> | undefined;

async function openWorld({ server, kept }: Source): Promise<WayWorld | undefined> {
  const known = await kept.graph();
  const fresh = await server.graph(known?.key).catch(() => undefined);
  if (fresh) await kept.keepGraph(fresh);
  const graph = fresh ?? known;
  return graph && new WayWorld(graph);
}

/** None where the place has no sign, or there is no plan. Asked for anew, conditions are those of now. */
export async function wayToSession(placeKey: string, source: Source): Promise<WayToSession | undefined> {
  held ??= openWorld(source);
  const world = await held.catch(() => undefined);
  if (!world) held = undefined;
  const to = world?.byKey(placeKey);
  if (!world || !to) return undefined;
  const now = Date.now();
  const from = world.byCode(lastPlace(now));
  if (!from || from.code === to.code) return { href: `/p/?to=${to.code}` };
  const told = await source.server.conditions(world.key).catch(() => source.kept.conditions());
  world.takeConditions(told?.graph === world.key ? told : undefined, now);
  const profile = rememberedProfile();
  return {
    profile,
    href: `/p/${from.code}?to=${to.code}`,
    seconds: world.secondsTo(from, to, withSteps(profile), now),
    stepFreeSeconds: world.secondsTo(from, to, 'step_free', now),
  };
}
