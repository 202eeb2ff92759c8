import { type Box, type BoxTree, boxOfSpots, boxTree } from '../shapes/box-tree.ts';
import type { Plane, Spot } from '../shapes/plane.ts';
import { isInShape, type Shape, shapeOf, shapesBox } from '../shapes/shape.ts';
import { readExtension } from './extension.ts';
import { type ImdfArchive, type ImdfFeature, referredTo } from './imdf-feature.ts';
import { isWalkedCategory } from './imdf-words.ts';

/** A node that stands in an area. */
export interface AreaSpot {
  readonly nodeId: string;
  readonly spot: Spot;
}

/** What one walks in: a unit, or all that lies between the buildings. */
export interface WalkArea {
  readonly id: string;
  readonly levelId: string;
  readonly ordinal: number;
  readonly category: string;
  readonly shapes: readonly Shape[];
  readonly zoneId: string | undefined;
  readonly isForWheelchairs: boolean;
  /** Grows while openings, lifts and places are found in it. */
  readonly spots: AreaSpot[];
  /** Those of them that openings lead to. */
  readonly doors: AreaSpot[];
}

export interface WalkAreas {
  readonly all: readonly WalkArea[];
  readonly byUnit: ReadonlyMap<string, WalkArea>;
  /** Walked areas there, those of the level itself first. */
  at(spot: Spot, levelId: string, ordinal: number): WalkArea | undefined;
  /** Whether a unit lies there that is not walked. */
  isShut(spot: Spot, ordinal: number): boolean;
}

export interface LevelOfArchive {
  readonly id: string;
  readonly ordinal: number;
  readonly isRestricted: boolean;
}

const isRestrictedWord = (word: unknown): boolean => word === 'employeesonly' || word === 'restricted';
export const isRestricted = ({ properties }: ImdfFeature): boolean => isRestrictedWord(properties.restriction);

/** The units of an archive by whether and where one may walk in them, with what stands in them cut out. */
export function findWalkAreas(
  archive: ImdfArchive,
  levels: ReadonlyMap<string, LevelOfArchive>,
  plane: Plane,
): WalkAreas {
  const obstacles = obstaclesOf(archive, plane);
  const all: WalkArea[] = [];
  const shut = new Map<number, Shape[]>();
  for (const unit of archive.of('unit')) {
    const levelFeature = referredTo(archive, unit, 'level_id', 'level');
    const level = levelFeature && levels.get(levelFeature.id);
    const { geometry } = unit;
    if (!level || geometry?.type !== 'Area') continue;
    const category = wordOf(unit, 'category');
    const { zoneId } = readExtension(unit);
    const isOpen = isWalkedCategory(category) && (zoneId !== undefined || !(level.isRestricted || isRestricted(unit)));
    const around = isOpen ? obstacles(level.id) : undefined;
    const shapes = geometry.parts.map((part) =>
      shapeOfPart(
        part.map((ring) => ring.map(plane.toSpot)),
        around,
      ),
    );
    if (!isOpen) {
      addTo(shut, level.ordinal, ...shapes);
      continue;
    }
    const isForWheelchairs = hasWheelchair(unit);
    const { id } = unit;
    const { id: levelId, ordinal } = level;
    all.push({ id, levelId, ordinal, category, shapes, zoneId, isForWheelchairs, spots: [], doors: [] });
  }
  return areasByPlace(all, shut);
}

export const wordOf = ({ properties }: ImdfFeature, name: string): string => {
  const word = properties[name];
  return typeof word === 'string' ? word.toLowerCase() : '';
};

export const hasWheelchair = ({ properties: { accessibility } }: ImdfFeature): boolean =>
  Array.isArray(accessibility) && accessibility.includes('wheelchair');

function shapeOfPart(rings: readonly (readonly Spot[])[], around: BoxTree<readonly Spot[]> | undefined): Shape {
  const [outer = [], ...holes] = rings;
  return shapeOf(outer, holes, around?.within(boxOfSpots(outer)) ?? []);
}

/** Fixtures and kiosks of each level: what stands in a room is walked around. */
function obstaclesOf(archive: ImdfArchive, plane: Plane): (levelId: string) => BoxTree<readonly Spot[]> {
  const byLevel = new Map<string, (readonly Spot[])[]>();
  for (const obstacle of [...archive.of('fixture'), ...archive.of('kiosk')]) {
    const levelId = String(obstacle.properties.level_id).toLowerCase();
    const parts = obstacle.geometry?.type === 'Area' ? obstacle.geometry.parts : [];
    addTo(byLevel, levelId, ...parts.map(([outer = []]) => outer.map(plane.toSpot)));
  }
  const trees = new Map([...byLevel].map(([levelId, rings]) => [levelId, boxTree(rings, boxOfSpots)]));
  const none = boxTree<readonly Spot[]>([], boxOfSpots);
  return (levelId) => trees.get(levelId) ?? none;
}

function areasByPlace(all: readonly WalkArea[], shut: ReadonlyMap<number, readonly Shape[]>): WalkAreas {
  const byOrdinal = new Map<number, WalkArea[]>();
  for (const area of all) addTo(byOrdinal, area.ordinal, area);
  return lookUp(
    all,
    treesOf(byOrdinal, ({ shapes }) => shapesBox(shapes)),
    treesOf(shut, ({ box }) => box),
  );
}

function addTo<K, T>(lists: Map<K, T[]>, key: K, ...items: readonly T[]): void {
  const list = lists.get(key);
  if (list) list.push(...items);
  else lists.set(key, [...items]);
}

function treesOf<T>(
  byOrdinal: ReadonlyMap<number, readonly T[]>,
  boxOf: (item: T) => Box,
): ReadonlyMap<number, BoxTree<T>> {
  return new Map([...byOrdinal].map(([ordinal, items]) => [ordinal, boxTree(items, boxOf)]));
}

function lookUp(
  all: readonly WalkArea[],
  open: ReadonlyMap<number, BoxTree<WalkArea>>,
  shut: ReadonlyMap<number, BoxTree<Shape>>,
): WalkAreas {
  return {
    all,
    byUnit: new Map(all.map((area) => [area.id, area])),
    at: (spot, levelId, ordinal) => {
      const here = (open.get(ordinal)?.at(spot) ?? []).filter(({ shapes }) =>
        shapes.some((shape) => isInShape(shape, spot)),
      );
      return here.find((area) => area.levelId === levelId) ?? here[0];
    },
    isShut: (spot, ordinal) => (shut.get(ordinal)?.at(spot) ?? []).some((shape) => isInShape(shape, spot)),
  };
}
