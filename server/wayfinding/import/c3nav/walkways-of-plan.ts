import type { LocalizedText } from '../../../kernel/values.contract.ts';
import type { Walkway } from '../../venue/venue.contract.ts';
import { roundedTo } from '../ground.ts';
import type { C3navProject } from './c3nav-files.ts';
import { pixelsApartM } from './plan-to-world.ts';
import type { SightLine } from './sight-lines.ts';

type Connection = C3navProject['graph']['connections'][number];

const kinds = {
  default: 'walkway',
  steps: 'stairs',
  stairs: 'stairs',
  escalator: 'escalator',
  elevator: 'lift',
} as const satisfies Record<Connection['ctype'], Walkway['kind']>;

/** Stairs and escalators rise about as much as they go on, and a storey at least. */
const alongSlope = Math.SQRT2;
const storeyM = 4;

/** What is drawn, and between whom nothing is drawn, what is seen. Both ends of what is given are known. */
export function walkwaysOfPlan(
  project: C3navProject,
  lines: readonly SightLine[],
  rooms: ReadonlyMap<string, LocalizedText>,
): Walkway[] {
  const drawn = new Map<string, Walkway>();
  for (const connection of project.graph.connections) {
    if (connection.node0 === connection.node1) continue;
    const made = drawnWalkway(project, connection);
    // The same two nodes may be joined by stairs and by a lift.
    if (!drawn.has(made.id)) drawn.set(made.id, made);
  }
  const pairs = new Set([...drawn.values()].map(({ from, to }) => pairOf(from, to)));
  const seen = lines
    .filter(({ from, to }) => !pairs.has(pairOf(from, to)))
    .map(({ from, to }): Walkway => {
      // Who sees another is in the same room.
      const name = rooms.get(from);
      return {
        ...{ id: `sight:${from}:${to}`, from, to, kind: 'walkway', direction: 'both', feature: 'open_room' },
        lengthM: lengthOf(project, from, to),
        ...(name && { name }),
      };
    });
  return [...drawn.values(), ...seen];
}

const pairOf = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`);

function drawnWalkway(project: C3navProject, { node0, node1, ctype, directed }: Connection): Walkway {
  const isSloped = ctype === 'stairs' || ctype === 'escalator';
  const storeys = Math.abs((project.graph.nodes[node0]?.level ?? 0) - (project.graph.nodes[node1]?.level ?? 0));
  const onwardM = lengthOf(project, node0, node1);
  return {
    ...{ id: `${ctype}:${node0}:${node1}`, from: node0, to: node1, kind: kinds[ctype] },
    lengthM: isSloped ? roundedTo(Math.max(onwardM, storeys * storeyM) * alongSlope, 2) : onwardM,
    direction: directed ? 'forward' : 'both',
    ...(ctype === 'steps' && { stepFree: 'no' }),
  };
}

function lengthOf({ graph, config }: C3navProject, from: string, to: string): number {
  const [one, other] = [graph.nodes[from], graph.nodes[to]];
  return one && other ? roundedTo(pixelsApartM(config, one, other), 2) : 0;
}
