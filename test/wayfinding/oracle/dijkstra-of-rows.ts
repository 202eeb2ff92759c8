import type { WayProfile } from '../../../db/venue-vocabulary.ts';
import { oracleOpens, spansOfHours } from './clock-of-rows.ts';
import { oracleCanGo, oracleMindedMs, oracleWalkMs, type WalkwayRow } from './pace-of-rows.ts';

export interface OracleConditions {
  timeZone: string;
  fromMs: number;
  untilMs: number;
  closures?: readonly { walkwayIds: readonly string[]; fromMs: number; untilMs?: number }[];
  crowd?: ReadonlyMap<string, number>;
  departures?: readonly { walkwayId: string; isForward: boolean; atMs: readonly number[] }[];
}

export interface OracleQuestion {
  profile: WayProfile;
  zones?: ReadonlySet<string> | undefined;
  departAtMs: number;
  /** Bans lifted, to see which of them is the reason. */
  isEverOpen?: boolean;
}

export interface OracleEdge {
  row: WalkwayRow;
  to: string;
  ms: number;
  minded: number;
  /** The first instant from one on at which it can be entered. */
  enters: (ms: number) => number;
}

export type OracleEdges = ReadonlyMap<string, readonly OracleEdge[]>;

/** The graph as rows say, for one question, with nothing kept from the one before. */
export function edgesFor(
  rows: readonly WalkwayRow[],
  conditions: OracleConditions,
  question: OracleQuestion,
): OracleEdges {
  const edges = new Map<string, OracleEdge[]>();
  const openings = openingsBy(conditions);
  for (const row of rows) {
    if (row.zoneId && question.zones && !question.zones.has(row.zoneId)) continue;
    for (const isForward of [true, false]) {
      if (!oracleCanGo(row, isForward, question.profile)) continue;
      const [from, to] = isForward ? [row.from, row.to] : [row.to, row.from];
      const crowd = conditions.crowd?.get(row.id) ?? 1;
      const walked = oracleWalkMs(row, isForward, question.profile);
      const told = conditions.departures?.find((each) => each.walkwayId === row.id && each.isForward === isForward);
      const wait = told ? 0 : Math.round((row.headwayS ?? 0) * 500);
      const edge: OracleEdge = {
        ...{ row, to, ms: Math.ceil(walked * crowd) + wait },
        minded: oracleMindedMs(row, walked, crowd, question.profile),
        enters: question.isEverOpen ? (ms) => ms : entersBy(openings(row), told?.atMs, row.headwayS ?? 0),
      };
      edges.set(from, [...(edges.get(from) ?? []), edge]);
    }
  }
  return edges;
}

/** Opening hours and closures of a row as one function. */
function openingsBy(conditions: OracleConditions) {
  const { timeZone, fromMs, untilMs } = conditions;
  const byHours = new Map<string, (ms: number) => number>();
  const closed = new Map<string, { fromMs: number; untilMs?: number }[]>();
  for (const closure of conditions.closures ?? [])
    for (const id of closure.walkwayIds) closed.set(id, [...(closed.get(id) ?? []), closure]);
  return (row: WalkwayRow) => {
    const key = JSON.stringify(row.hours ?? null);
    const opens =
      byHours.get(key) ??
      (row.hours
        ? oracleOpens(spansOfHours(row.hours, timeZone, fromMs, untilMs), [fromMs, untilMs])
        : (ms: number) => ms);
    byHours.set(key, opens);
    const closures = closed.get(row.id);
    return closures ? (ms: number) => between(opens, closures, ms) : opens;
  };
}

function between(opens: (ms: number) => number, closures: readonly { fromMs: number; untilMs?: number }[], ms: number) {
  for (let at = opens(ms); ; ) {
    const closure = closures.find((each) => each.fromMs <= at && at < (each.untilMs ?? Number.POSITIVE_INFINITY));
    if (!closure || at === Number.POSITIVE_INFINITY) return at;
    at = opens(closure.untilMs ?? Number.POSITIVE_INFINITY);
  }
}

function entersBy(opens: (ms: number) => number, departures: readonly number[] | undefined, headwayS: number) {
  if (!departures) return opens;
  const last = Math.max(...departures);
  return (ms: number) => {
    const rides = departures.filter((at) => at >= ms).sort((a, b) => a - b);
    for (const at of rides) if (opens(at) === at) return at;
    if (!headwayS) return Number.POSITIVE_INFINITY;
    for (let at = last + headwayS * 1000; at < last + 40 * 86_400_000; at += headwayS * 1000)
      if (at >= ms && opens(at) === at) return at;
    return Number.POSITIVE_INFINITY;
  };
}

interface Mark {
  node: string;
  ms: number;
  minded: number;
}

/** From these nodes to every other: the least of arrival and what is minded on the way, in milliseconds since 1970. */
export function dijkstraOfRows(edges: OracleEdges, from: readonly string[], departAtMs: number): Map<string, number> {
  const marks = new Map<string, Mark[]>();
  const least = new Map<string, number>();
  const open: Mark[] = [];
  const add = (mark: Mark) => {
    const others = marks.get(mark.node) ?? [];
    if (others.some((other) => other.ms <= mark.ms && other.minded <= mark.minded)) return;
    marks.set(mark.node, [...others, mark]);
    push(open, mark);
  };
  for (const node of from) add({ node, ms: departAtMs, minded: 0 });
  for (let mark = pop(open); mark; mark = pop(open)) {
    if (!least.has(mark.node)) least.set(mark.node, mark.ms + mark.minded);
    for (const { to, ms, minded, enters } of edges.get(mark.node) ?? []) {
      const enter = enters(mark.ms);
      if (enter < Number.POSITIVE_INFINITY) add({ node: to, ms: enter + ms, minded: mark.minded + minded });
    }
  }
  return least;
}

const keyOf = ({ ms, minded }: Mark) => ms + minded;

function push(heap: Mark[], mark: Mark): void {
  let slot = heap.push(mark) - 1;
  for (let up = (slot - 1) >> 1; slot > 0 && keyOf(heap[up]!) > keyOf(mark); up = (slot - 1) >> 1) {
    heap[slot] = heap[up]!;
    slot = up;
  }
  heap[slot] = mark;
}

function pop(heap: Mark[]): Mark | undefined {
  const [top, last] = [heap[0], heap.pop()];
  if (!last || heap.length === 0) return top;
  let slot = 0;
  for (;;) {
    let child = 2 * slot + 1;
    if (child + 1 < heap.length && keyOf(heap[child + 1]!) < keyOf(heap[child]!)) child++;
    if (child >= heap.length || keyOf(heap[child]!) >= keyOf(last)) break;
    heap[slot] = heap[child]!;
    slot = child;
  }
  heap[slot] = last;
  return top;
}
