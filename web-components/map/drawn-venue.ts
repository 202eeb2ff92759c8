import type { MapLevel } from '../../server/wayfinding/wayfinding.contract.ts';
import { labelsOf, type MapLabel, paintLabels } from './map-labels.ts';
import type { Stand } from './map-palette.ts';
import { MapPaper } from './map-paper.ts';
import { type Box, boxAround, type Projection, projectionAbout } from './projection.ts';

interface Laid {
  readonly paper: MapPaper;
  readonly labels: readonly MapLabel[];
}

type Place = readonly [longitude: number, latitude: number];

const nowhere: Box = { minX: -500, minY: -500, maxX: 500, maxY: 500 };

/** What a map shows that stands still, in metres about the middle of the venue. */
export class DrawnVenue {
  /** All that is built, and all that stands upon it: what nobody wants to lose sight of. */
  bounds: Box = nowhere;
  projection: Projection = projectionAbout(0, 0);
  #levels: readonly MapLevel[] = [];
  #laid = new Map<number, Laid>();
  #isBare = true;

  /** Whether there is nothing to show. */
  get isEmpty(): boolean {
    return this.#isBare && this.#laid.size === 0;
  }

  /** Lays the levels, and what stands on them, about the middle of everything. */
  lay(levels: readonly MapLevel[], standing: readonly Place[]): void {
    this.#levels = levels;
    this.#isBare = standing.length === 0;
    const places = [...builtPlaces(levels), ...standing];
    const around = boxAround(places);
    if (around) this.projection = projectionAbout((around.minX + around.maxX) / 2, (around.minY + around.maxY) / 2);
    const onPaper = places.map(([east, north]) => [this.projection.x(east), this.projection.y(north)] as const);
    this.bounds = boxAround(onPaper) ?? nowhere;
    this.#laid = new Map(
      levels.map(({ level, drawing: { features } }) => [
        level,
        { paper: new MapPaper(features, this.projection), labels: labelsOf(features, this.projection) },
      ]),
    );
  }

  /** Paints the venue as drawn on one level; with all levels over one another, the ground is what they stand on. */
  paintPaper(context: CanvasRenderingContext2D, level: number | undefined, stand: Stand): void {
    const paper = this.#laidAt(level)?.paper ?? new MapPaper([], this.projection);
    paper.paint(context, stand);
  }

  /** Paints the names of the level, to lie over the marks. */
  paintNames(context: CanvasRenderingContext2D, level: number | undefined, stand: Stand): void {
    context.setTransform(stand.ratio, 0, 0, stand.ratio, 0, 0);
    context.clearRect(0, 0, stand.size.width, stand.size.height);
    paintLabels(context, this.#laidAt(level)?.labels ?? [], stand);
  }

  #laidAt(level: number | undefined): Laid | undefined {
    const ground = this.#levels.find((one) => one.level >= 0) ?? this.#levels[0];
    const shown = level ?? ground?.level;
    return shown === undefined ? undefined : this.#laid.get(shown);
  }
}

function* builtPlaces(levels: readonly MapLevel[]): Generator<Place> {
  for (const { drawing } of levels) {
    for (const { geometry, properties } of drawing.features) {
      const isBuilt = properties.kind === 'hall' || properties.kind === 'hotel';
      if (isBuilt && geometry.type === 'Polygon') yield* geometry.coordinates[0] ?? [];
    }
  }
}
