import { msg, str } from '@lit/localize';
import type { WalkwayKind } from '../../db/venue-vocabulary.ts';
import type { Way } from '../../server/wayfinding/router/way.ts';
import { describeSteps } from '../../server/wayfinding/router/way-steps.ts';
import { formatMinutes } from '../styles/format.ts';
import { nameHere } from './way-words.ts';
import type { WayWorld } from './way-world.ts';

/** A way as a line among others. */
export interface OtherWay {
  /** Which one of those that there are. */
  readonly index: number;
  readonly way: Way;
  /** What is on this one and on no other. */
  readonly by: string | undefined;
}

/** What a way is known by, with how many metres of it: of one sort, so that a name is not weighed against a lift. */
type Marks = ReadonlyMap<string, number>;

/** Ways so that one can choose between them; one that would read as another does is left out. */
export function tellApart(world: WayWorld, ways: readonly Way[]): OtherWay[] {
  const sorts = [namesOn, carriersOn, placesOn].map((marksOf) => ways.map((way) => marksOf(world, way)));
  const told: OtherWay[] = [];
  for (const [index, way] of ways.entries()) {
    const by = sorts.map((marks) => ownOf(marks, index)).find((words) => words !== undefined);
    const isAlike = (one: OtherWay) => one.by === by && formatMinutes(one.way.seconds) === formatMinutes(way.seconds);
    if (!told.some(isAlike)) told.push({ index, way, by });
  }
  return told;
}

function ownOf(marks: readonly Marks[], index: number): string | undefined {
  const own = [...(marks[index] ?? [])].filter(([words]) =>
    marks.every((other, i) => i === index || !other.has(words)),
  );
  return own.sort(([, a], [, b]) => b - a)[0]?.[0];
}

const byWords = (name: Readonly<Record<string, string>>): string => msg(str`by ${nameHere(name)}`);

function namesOn({ router }: WayWorld, { legs }: Way): Marks {
  const marks = new Map<string, number>();
  for (const { walkway, metres } of legs) {
    const name = router.graph.walkways[walkway]?.name;
    if (name) count(marks, byWords(name), metres);
  }
  return marks;
}

function carriersOn({ router }: WayWorld, { legs }: Way): Marks {
  const marks = new Map<string, number>();
  for (const { walkway, metres } of legs) {
    const words = carrierWords(router.graph.walkways[walkway]?.kind);
    if (words) count(marks, words, metres);
  }
  return marks;
}

function placesOn(world: WayWorld, way: Way): Marks {
  const marks = new Map<string, number>();
  for (const { landmarks, metres } of describeSteps(world.router.graph, way)) {
    const place = world.byKey(landmarks[0]);
    if (place) count(marks, byWords(place.name), metres);
  }
  return marks;
}

const count = (marks: Map<string, number>, words: string, metres: number) =>
  marks.set(words, (marks.get(words) ?? 0) + metres);

function carrierWords(kind: WalkwayKind | undefined): string | undefined {
  switch (kind) {
    case 'lift':
      return msg('by lift');
    case 'escalator':
      return msg('by escalator');
    case 'stairs':
      return msg('by the stairs');
    case 'shuttle':
      return msg('by shuttle');
    case 'boat':
      return msg('by boat');
    default:
      return undefined;
  }
}
