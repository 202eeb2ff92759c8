import { type Random, seeded } from '../../../ops/demo/random.ts';
import { type CanalKind, canalKinds } from './canals.ts';

/** How the source of a canal answers. Times in milliseconds of the schedule. */
export type SourceMode =
  | { readonly is: 'well' | 'failing' | 'gone' }
  /** It answers so late, with what it had when it was asked; later than the hub waits, if that is long. */
  | { readonly is: 'late'; readonly ms: number };

/** How one connection is cut: without a word, with a goodbye of TCP, within a frame, for one end only, or silently. */
export const cutKinds = ['reset', 'end', 'mid-frame', 'page only', 'server only', 'vanish'] as const;
export type CutKind = (typeof cutKinds)[number];

export const directions = ['to page', 'to server'] as const;
export type Direction = (typeof directions)[number];

/** What happens at one moment of a schedule. `page` counts from 0. */
export type Happening =
  | { readonly what: 'change'; readonly canal: CanalKind; readonly isWoken: boolean; readonly times: number }
  | { readonly what: 'source'; readonly canal: CanalKind; readonly mode: SourceMode }
  | { readonly what: 'cut'; readonly page: number; readonly how: CutKind }
  | { readonly what: 'delay'; readonly page: number; readonly ms: number }
  | { readonly what: 'stall'; readonly page: number; readonly direction: Direction; readonly ms: number }
  | { readonly what: 'stop reading'; readonly page: number; readonly ms: number }
  | { readonly what: 'follow' | 'unfollow'; readonly page: number; readonly canal: CanalKind }
  /** Follows it no more, for just so long that the page forgets it, or nearly. */
  | { readonly what: 'turn away'; readonly page: number; readonly canal: CanalKind; readonly ms: number }
  | { readonly what: 'nudge' | 'doubt' | 'reload'; readonly page: number }
  | { readonly what: 'roles'; readonly page: number; readonly are: 'given' | 'taken' | 'signed out' };

/** One page's part in one schedule. */
export interface PagePlan {
  /** Whether the proxy cuts what passes into pieces. */
  readonly isSplit: boolean;
  /** Whether the way to the server holds little, so that a page that does not read is felt there soon. */
  readonly isNarrow: boolean;
}

/** All that is decided of one schedule before it begins. */
export interface Plan {
  readonly schedule: number;
  readonly pages: readonly PagePlan[];
  readonly happenings: readonly (readonly [atMs: number, happening: Happening])[];
  /** Whether each canal changes once more when the faults are over; else what there is must be enough. */
  readonly endsWithChange: boolean;
  /** A canal whose source still fails when the faults are over: pages must say so. */
  readonly failsAtEnd: CanalKind | undefined;
}

/** What schedules share that run on one server at the same time. */
export interface GroundPlan {
  /** When the server is killed, and how long it then stays away. */
  readonly kills: readonly { readonly atMs: number; readonly awayMs: number }[];
  /** Lost wake-ups are made good by reading again; where none is lost, nothing is read again unless woken. */
  readonly losesWakeUps: boolean;
}

const pagesEach = 2;
const longestMs = 15_000;
/** Schedules that share a ground: part of what is decided of each, for it says under which kills it runs. */
export const groundSize = 60;

/** The same for the same seed and number, whatever else runs. */
export function planOf(seed: string, schedule: number, ground: GroundPlan): Plan {
  const random = seeded(`${seed}/schedule ${schedule}`);
  const count = random.int(8, 40);
  const lastMs = Math.round(random.between(4000, longestMs));
  const happenings = Array.from({ length: count }, () => {
    const atMs = Math.round(random.between(0, lastMs));
    return inCompany(random, atMs, happeningOf(random, ground));
  }).flat();
  const endsInStall = random.chance(0.3);
  if (endsInStall) happenings.push(...fullLine(lastMs, random.int(0, pagesEach - 1)));
  return {
    schedule,
    pages: Array.from({ length: pagesEach }, () => ({ isSplit: random.chance(0.5), isNarrow: random.chance(0.6) })),
    happenings: happenings.sort(([a], [b]) => a - b),
    endsWithChange: !endsInStall && random.chance(0.5),
    failsAtEnd: random.chance(0.2) ? random.pick(canalKinds) : undefined,
  };
}

/**
 * Some things show what they do only together: where much changes, a page that is cut off for a moment misses some of
 * it, and no more than is remembered; where nothing passes, so much must come that no room is left.
 */
function inCompany(random: Random, atMs: number, happening: Happening): Plan['happenings'] {
  const all: (readonly [number, Happening])[] = [[atMs, happening]];
  if (happening.what === 'change' && happening.times > 2 && random.chance(0.5)) {
    const how = random.pick(['reset', 'end'] as const);
    all.push([atMs + random.int(50, 600), { what: 'cut', page: random.int(0, pagesEach - 1), how }]);
  }
  if (happening.what === 'stall' && happening.direction === 'to page' && happening.ms > 1000) {
    all.push(...fullLine(atMs, happening.page).slice(1));
    if (happening.ms > 5000) all.push(...leftBehind(atMs, happening.page));
  }
  if (happening.what === 'roles' && happening.are === 'taken') all.push(...inParts(atMs, happening.page));
  if (happening.what === 'source' && happening.mode.is === 'gone') {
    all.push(...inParts(atMs, random.int(0, pagesEach - 1)), [atMs, { ...happening, canal: 'large' }]);
  }
  return all;
}

/** At this moment a large state is on its way to the page, and stands still. */
const inParts = (atMs: number, page: number): Plan['happenings'] => [
  [Math.max(0, atMs - 1500), { what: 'stall', page, direction: 'to page', ms: 3000 }],
  [Math.max(0, atMs - 1400), { what: 'change', canal: 'large', isWoken: true, times: 24 }],
];

/** So much comes while nothing passes that the last of it has to wait for room. */
const fullLine = (atMs: number, page: number): Plan['happenings'] => [
  [atMs, { what: 'stall', page, direction: 'to page', ms: 2600 }],
  [atMs + 50, { what: 'change', canal: 'large', isWoken: true, times: 24 }],
];

/** The page opens another connection while the first still has to bring it that a source failed, which is over by then. */
const leftBehind = (atMs: number, page: number): Plan['happenings'] => [
  [atMs + 300, { what: 'source', canal: 'small', mode: { is: 'failing' } }],
  [atMs + 400, { what: 'change', canal: 'small', isWoken: true, times: 1 }],
  [atMs + 2500, { what: 'source', canal: 'small', mode: { is: 'well' } }],
  [atMs + 5600, { what: 'nudge', page }],
];

export function groundPlanOf(seed: string, ground: number): GroundPlan {
  const random = seeded(`${seed}/ground ${ground}`);
  const kills = random.chance(0.25) ? 0 : random.int(1, 2);
  return {
    kills: Array.from({ length: kills }, (_, n) => ({
      atMs: Math.round(random.between(n * 7000, 6000 + n * 7000)),
      awayMs: Math.round(random.chance(0.3) ? random.between(1000, 4000) : 0),
    })),
    losesWakeUps: ground % 2 === 0,
  };
}

const weights: Record<Happening['what'], number> = {
  change: 12,
  source: 4,
  cut: 3,
  delay: 1.5,
  stall: 2,
  'stop reading': 1.5,
  follow: 2,
  unfollow: 2,
  'turn away': 2,
  nudge: 1,
  doubt: 0.5,
  reload: 0.5,
  roles: 1,
};

function happeningOf(random: Random, { losesWakeUps }: GroundPlan): Happening {
  const what = random.weighted(Object.keys(weights) as Happening['what'][], (name) => weights[name]);
  const page = random.int(0, pagesEach - 1);
  const canal = random.pick(canalKinds);
  switch (what) {
    case 'change':
      return { what, canal, isWoken: !losesWakeUps || random.chance(0.7), times: random.pick([1, 1, 2, 8, 16]) };
    case 'source':
      return { what, canal, mode: modeOf(random) };
    case 'cut':
      return { what, page, how: random.weighted(cutKinds, (how) => (how === 'reset' || how === 'end' ? 3 : 1)) };
    case 'delay':
      return { what, page, ms: random.pick([0, 0, 20, 120, 400]) };
    case 'stall':
      return {
        what,
        page,
        direction: random.pick(directions),
        ms: random.weighted([300, 2600, 6000, 13_000], (ms) => (ms > 10_000 ? 1 : 3)),
      };
    case 'stop reading':
      return { what, page, ms: random.pick([500, 2500, 6000]) };
    case 'follow':
    case 'unfollow':
      return { what, page, canal };
    case 'turn away':
      return { what, page, canal, ms: random.int(900, 1400) };
    case 'nudge':
    case 'doubt':
    case 'reload':
      return { what, page };
    case 'roles':
      return { what, page, are: random.pick(['given', 'taken', 'signed out']) };
  }
}

function modeOf(random: Random): SourceMode {
  const is = random.weighted(
    ['well', 'late', 'failing', 'gone'] as const,
    (name) => ({ well: 3, late: 4, failing: 2, gone: 0.5 })[name],
  );
  return is === 'late' ? { is, ms: random.pick([30, 150, 400, 3000]) } : { is };
}
