import type { HotspotState } from '../../db/vocabulary.ts';
import type { MapLevel } from '../../server/wayfinding/wayfinding.contract.ts';
import { type MarkedHotspot, paintChosen, paintMarks } from './hotspot-marks.ts';
import { labelsOf, type MapLabel, paintLabels } from './map-labels.ts';
import type { Stand } from './map-palette.ts';
import { MapPaper } from './map-paper.ts';
import { type Box, boxAround, type Projection, projectionAbout } from './projection.ts';
import type { Sight } from './sights.ts';

interface Laid {
  readonly paper: MapPaper;
  readonly labels: readonly MapLabel[];
}

const nowhere: Box = { minX: -500, minY: -500, maxX: 500, maxY: 500 };

/** What the map shows, in metres about the middle of the venue. */
export class MapScene {
  marked: readonly MarkedHotspot[] = [];
  #levels: readonly MapLevel[] = [];
  #projection: Projection = projectionAbout(0, 0);
  #laid = new Map<number, Laid>();

  /** Whether there is anything to show. */
  get isEmpty(): boolean {
    return this.marked.length === 0 && this.#laid.size === 0;
  }

  /** All that is built and all hotspots: what nobody wants to lose sight of. */
  get bounds(): Box {
    const built = [...builtPlaces(this.#levels)].map((place) => this.#at(place));
    return boxAround([...built, ...this.marked.map(({ x, y }) => [x, y] as const)]) ?? nowhere;
  }

  /** Lays the levels about the middle of everything. */
  lay(levels: readonly MapLevel[], sights: readonly Sight[]): void {
    this.#levels = levels;
    const hotspots = sights.map(({ hotspot }) => [hotspot.longitude, hotspot.latitude] as const);
    const around = boxAround([...builtPlaces(levels), ...hotspots]);
    if (around) this.#projection = projectionAbout((around.minX + around.maxX) / 2, (around.minY + around.maxY) / 2);
    this.#laid = new Map(
      levels.map(({ level, drawing: { features } }) => [
        level,
        { paper: new MapPaper(features, this.#projection), labels: labelsOf(features, this.#projection) },
      ]),
    );
  }

  /** Puts the hotspots of a level on it, or of all; with `only`, those of other states are faint. */
  mark(sights: readonly Sight[], level: number | undefined, only: HotspotState | undefined): void {
    this.marked = sights
      .filter(({ hotspot }) => level === undefined || hotspot.level === level)
      .map(({ hotspot: { code, longitude, latitude }, state }) => {
        const [x, y] = this.#at([longitude, latitude]);
        return { code, x, y, state, isFaint: only !== undefined && state !== only };
      });
  }

  boxAround(sights: readonly Sight[]): Box | undefined {
    return boxAround(sights.map(({ hotspot }) => this.#at([hotspot.longitude, hotspot.latitude])));
  }

  /** Paints the venue as drawn on one level; with all levels over one another, the ground is what they stand on. */
  paintPaper(context: CanvasRenderingContext2D, level: number | undefined, stand: Stand): void {
    const paper = this.#laidAt(level)?.paper ?? new MapPaper([], this.#projection);
    paper.paint(context, stand);
  }

  /** Paints the names of the level, to lie over the marks. */
  paintNames(context: CanvasRenderingContext2D, level: number | undefined, stand: Stand): void {
    clear(context, stand);
    paintLabels(context, this.#laidAt(level)?.labels ?? [], stand);
  }

  /** Paints the hotspots, and the ring around the chosen one. */
  paintMarks(
    context: CanvasRenderingContext2D,
    { chosen, isStale }: { chosen: string; isStale: boolean },
    stand: Stand,
  ): void {
    clear(context, stand);
    paintMarks(context, this.marked, stand, isStale);
    const its = this.marked.find(({ code }) => code === chosen);
    if (its) paintChosen(context, its, stand);
  }

  #laidAt(level: number | undefined): Laid | undefined {
    const ground = this.#levels.find((one) => one.level >= 0) ?? this.#levels[0];
    const shown = level ?? ground?.level;
    return shown === undefined ? undefined : this.#laid.get(shown);
  }

  #at([longitude, latitude]: readonly [number, number]): [number, number] {
    return [this.#projection.x(longitude), this.#projection.y(latitude)];
  }
}

/** Empties a canvas, and sets its context to CSS pixels. */
function clear(context: CanvasRenderingContext2D, { size, ratio }: Stand): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
}

function* builtPlaces(levels: readonly MapLevel[]): Generator<readonly [longitude: number, latitude: number]> {
  for (const { drawing } of levels) {
    for (const { geometry, properties } of drawing.features) {
      const isBuilt = properties.kind === 'hall' || properties.kind === 'hotel';
      if (isBuilt && geometry.type === 'Polygon') yield* geometry.coordinates[0] ?? [];
    }
  }
}
