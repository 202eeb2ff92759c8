import { type FindingGatherer, gatherFindings } from '../../venue/gather-findings.ts';
import type { LonLat, VenuePlan } from '../../venue/venue.contract.ts';
import type { ImportedPlan, PlannedHotspot } from '../imported-plan.contract.ts';
import { readArchive } from '../read-archive.ts';
import { readJson } from '../read-json.ts';
import type { PlanAnchor } from './anchor.contract.ts';
import { type C3navFileName, type C3navProject, c3navFiles, maxC3navNodes, maxC3navWalkways } from './c3nav-files.ts';
import { levelIdOf } from './c3nav-level.ts';
import { drawingOfPlan } from './drawing-of-plan.ts';
import { placesOfPlan, roomNames } from './places-of-plan.ts';
import { planToWorld } from './plan-to-world.ts';
import { type PixelPoint, roomsOf } from './rooms.ts';
import { placedNodes, sightLines, sightsOf } from './sight-lines.ts';
import { walkwaysOfPlan } from './walkways-of-plan.ts';

export interface C3navImport extends ImportedPlan {
  /** Where its access points stand. */
  readonly hotspots: readonly PlannedHotspot[];
}

const needed: readonly C3navFileName[] = ['graph.json', 'config.json'];

/**
 * Reads the files of a project of c3nav as of the 32nd Congress, in a ZIP archive. Such a plan knows no place in the world:
 * that is told.
 */
export async function readC3nav(archive: Buffer, anchor: PlanAnchor): Promise<C3navImport> {
  const findings = gatherFindings();
  const files = await readArchive(archive, (name) => Object.hasOwn(c3navFiles, name), findings);
  const project = findings.hasErrors() ? undefined : projectOf(files, findings);
  const read = project && planOf(project, anchor, findings);
  const isWhole = read !== undefined && !findings.hasErrors();
  return {
    ...findings.report(),
    plan: isWhole ? read.plan : undefined,
    hotspots: isWhole ? read.hotspots : [],
  };
}

function projectOf(files: ReadonlyMap<string, Uint8Array>, findings: FindingGatherer): C3navProject | undefined {
  const file = <Name extends C3navFileName>(name: Name) => parseFile(files, name, findings);
  const [graph, config] = [file('graph.json'), file('config.json')];
  const [pois, titles, accessPoints] = [file('pois.json'), file('titles.json'), file('ap_locations.json')];
  if (!graph || !config || findings.hasErrors()) return undefined;
  return {
    ...{ graph: graph as C3navProject['graph'], config: config as C3navProject['config'] },
    pois: (pois ?? {}) as C3navProject['pois'],
    titles: (titles ?? {}) as C3navProject['titles'],
    accessPoints: (accessPoints ?? {}) as C3navProject['accessPoints'],
  };
}

function parseFile(files: ReadonlyMap<string, Uint8Array>, file: C3navFileName, findings: FindingGatherer): unknown {
  const bytes = files.get(file);
  if (!bytes) {
    if (needed.includes(file)) findings.error('missing_file', { at: { file } });
    return undefined;
  }
  const json = readJson(bytes, file, findings);
  if (json === undefined) return undefined;
  const read = c3navFiles[file].safeParse(json);
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues) {
    findings.error('wrong_form', { at: { file, path: path.join('.') }, values: { reason: message } });
  }
  return undefined;
}

function planOf(
  project: C3navProject,
  anchor: PlanAnchor,
  findings: FindingGatherer,
): { plan: VenuePlan; hotspots: PlannedHotspot[] } | undefined {
  if (!areBoundsKept(project, findings) || !areNodesKnown(project, findings)) return undefined;
  const toWorld = planToWorld(project.config, anchor);
  const rooms = roomsOf(project);
  const sights = sightsOf(project, rooms);
  const nodes = placedNodes(project, sights);
  const lines = sightLines(nodes, sights, maxC3navWalkways);
  if (!lines) {
    findings.error('too_much', { at: { file: 'graph.json' }, values: { limit: maxC3navWalkways } });
    return undefined;
  }
  const walkways = walkwaysOfPlan(project, lines, roomNames(project, rooms, nodes));
  const levels = levelsOf(project);
  return {
    plan: {
      levels: levels.map((level) => ({
        id: levelIdOf(level),
        ordinal: level,
        name: { en: `Level ${level}` },
        shortName: String(level),
      })),
      nodes: nodes.map(({ id, level, x, y }) => ({ id, levelId: levelIdOf(level), point: toWorld({ x, y }) })),
      walkways,
      places: placesOfPlan({ project, rooms, sights, nodes, walkways, toWorld }),
      drawing: drawingOfPlan(project, rooms, levels, toWorld),
    },
    hotspots: hotspotsOf(project, new Set(levels), toWorld),
  };
}

function areBoundsKept({ graph, pois }: C3navProject, findings: FindingGatherer): boolean {
  const counts = [graph.nodes, graph.rooms, pois].map((record) => Object.keys(record).length);
  if (counts.every((count) => count <= maxC3navNodes)) return true;
  findings.error('too_much', { at: { file: 'graph.json' }, values: { limit: maxC3navNodes } });
  return false;
}

function areNodesKnown({ graph }: C3navProject, findings: FindingGatherer): boolean {
  for (const [index, { node0, node1 }] of graph.connections.entries()) {
    const path = `connections.${index}`;
    for (const id of [node0, node1]) {
      if (!Object.hasOwn(graph.nodes, id)) {
        findings.error('unknown_id', { at: { file: 'graph.json', path }, values: { id } });
      }
    }
    // Nobody is led in a ring: it is left out.
    if (node0 === node1) findings.warning('self_loop', { at: { file: 'graph.json', path }, values: { id: node0 } });
  }
  return !findings.hasErrors();
}

const levelsOf = ({ graph, pois }: C3navProject): number[] => {
  const used = [graph.nodes, graph.rooms, pois].flatMap((record) => Object.values(record).map(({ level }) => level));
  return [...new Set(used)].sort((a, b) => a - b);
};

const hotspotsOf = (
  { accessPoints }: C3navProject,
  levels: ReadonlySet<number>,
  toWorld: (pixel: PixelPoint) => LonLat,
): PlannedHotspot[] =>
  Object.entries(accessPoints).flatMap(([code, position]) => {
    const [level, x, y] = position;
    if (level === undefined || x === undefined || y === undefined || !levels.has(level)) return [];
    const [longitude, latitude] = toWorld({ x, y });
    return [{ code, levelId: levelIdOf(level), longitude, latitude }];
  });
