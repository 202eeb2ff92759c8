import type { MapPalette, Stand } from '../map/map-palette.ts';
import { toPixels } from '../map/projection.ts';
import { slownessFigure } from './walkway-words.ts';

/** A walkway on the map, in metres. */
export interface LaidWalkway {
  readonly id: string;
  /** The levels of the map that it is on, or leads to. */
  readonly levels: readonly number[];
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly path: Path2D;
}

/** What is to be seen of the walkways. */
export interface WalkwayMarks {
  readonly chosen: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
  /** How slow each is; none: it is not about the crowd. */
  readonly crowd: Readonly<Record<string, number>>;
  readonly isStale: boolean;
  /** That which a press would choose now. */
  readonly aimed?: string | undefined;
}

interface Look {
  readonly colour: keyof MapPalette;
  readonly widthPx: number;
  /** On and off, in pixels: what is slow is told apart without colour too. */
  readonly dashPx?: readonly number[];
  /** 1 unless told. */
  readonly alpha?: number;
}

/** All of them are a net over the whole venue: the farther, the fainter, so that streets and houses are seen through it. */
const plainLook = (scale: number): Look => ({
  ...({ colour: 'line-strong', widthPx: 1 } as const),
  alpha: Math.min(0.5, 0.12 + 0.15 * scale),
});
const aimedLook: Look = { colour: 'ink', widthPx: 4 };
const closedLook: Look = { colour: 'refuse-text', widthPx: 4, dashPx: [2, 6] };
const chosenLook: Look = { colour: 'accent', widthPx: 6 };

const crowdLook = (factor: number): Look => {
  if (factor >= 2.75) return { colour: 'load-over', widthPx: 9 };
  if (factor >= 1.375) return { colour: 'load-busy', widthPx: 6, dashPx: [14, 5] };
  return { colour: 'load-ok', widthPx: 4, dashPx: [4, 6] };
};

/** Walkways that are slowed so much say by how much. */
const figureFrom = 1.375;

/** Paints the walkways of one level: all thin, and over them the crowd, what is closed, aimed at and chosen. */
export function paintWalkways(
  context: CanvasRenderingContext2D,
  walkways: readonly LaidWalkway[],
  marks: WalkwayMarks,
  stand: Stand,
): void {
  const { view, size, ratio } = stand;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  const scale = view.scale * ratio;
  const [left, top] = [(size.width * ratio) / 2 - view.x * scale, (size.height * ratio) / 2 - view.y * scale];
  context.setTransform(scale, 0, 0, scale, left, top);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  const crowded = walkways.filter(({ id }) => id in marks.crowd);
  const closed = walkways.filter(({ id }) => marks.closed.has(id));
  const chosen = walkways.filter(({ id }) => marks.chosen.has(id));
  const aimed = walkways.filter(({ id }) => id === marks.aimed && !marks.chosen.has(id));
  const plain = plainLook(view.scale);
  for (const { path } of walkways) stroke(context, path, plain, stand);
  for (const { id, path } of crowded) {
    const look = crowdLook(marks.crowd[id] ?? 1);
    stroke(context, path, marks.isStale ? { ...look, colour: 'stale-text' } : look, stand);
  }
  for (const { path } of closed) stroke(context, path, closedLook, stand);
  for (const { path } of aimed) {
    stroke(context, path, { colour: 'surface', widthPx: 8 }, stand);
    stroke(context, path, aimedLook, stand);
  }
  for (const { path } of chosen) {
    stroke(context, path, { colour: 'surface', widthPx: 10 }, stand);
    stroke(context, path, chosenLook, stand);
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.setLineDash([]);
  for (const walkway of walkways) if (walkway.levels.length > 1) paintClimb(context, walkway, stand);
  for (const walkway of closed) paintCross(context, middleOf(walkway, stand), stand.palette);
  paintEnds(context, chosen, stand);
  paintFigures(context, crowded, marks, stand);
}

function stroke(context: CanvasRenderingContext2D, path: Path2D, look: Look, { view, palette }: Stand): void {
  context.globalAlpha = look.alpha ?? 1;
  context.strokeStyle = palette[look.colour];
  context.lineWidth = look.widthPx / view.scale;
  context.setLineDash((look.dashPx ?? []).map((px) => px / view.scale));
  context.stroke(path);
  context.globalAlpha = 1;
}

/** The middle of its line, in CSS pixels. */
function middleOf({ points }: LaidWalkway, { view, size }: Stand): [number, number] {
  const [first, second] = [points[Math.floor((points.length - 1) / 2)], points[Math.ceil((points.length - 1) / 2)]];
  const [x, y] = [((first?.[0] ?? 0) + (second?.[0] ?? 0)) / 2, ((first?.[1] ?? 0) + (second?.[1] ?? 0)) / 2];
  return toPixels(view, x, y, size);
}

/** A lift has no length on a level: it is a square to press. */
function paintClimb(context: CanvasRenderingContext2D, walkway: LaidWalkway, stand: Stand): void {
  const [x, y] = middleOf(walkway, stand);
  context.fillStyle = stand.palette.surface;
  context.strokeStyle = stand.palette['ink-2'];
  context.lineWidth = 1.5;
  context.fillRect(x - 4, y - 4, 8, 8);
  context.strokeRect(x - 4, y - 4, 8, 8);
}

function paintCross(context: CanvasRenderingContext2D, [x, y]: readonly [number, number], palette: MapPalette): void {
  for (const [colour, widthPx] of [
    [palette.surface, 7],
    [palette['refuse-text'], 3.5],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = widthPx;
    context.beginPath();
    context.moveTo(x - 7, y - 7);
    context.lineTo(x + 7, y + 7);
    context.moveTo(x + 7, y - 7);
    context.lineTo(x - 7, y + 7);
    context.stroke();
  }
}

/** Where what is chosen begins and ends: not where its parts meet. */
function paintEnds(
  context: CanvasRenderingContext2D,
  chosen: readonly LaidWalkway[],
  { view, size, palette }: Stand,
): void {
  const ends = new Map<string, { at: readonly [number, number]; count: number }>();
  for (const { points } of chosen) {
    for (const at of [points[0] ?? ([0, 0] as const), points.at(-1) ?? ([0, 0] as const)]) {
      const key = at.join(' ');
      ends.set(key, { at, count: (ends.get(key)?.count ?? 0) + 1 });
    }
  }
  for (const { at, count } of ends.values()) {
    if (count % 2 === 0 && chosen.length > 1) continue;
    const [x, y] = toPixels(view, at[0], at[1], size);
    context.fillStyle = palette.surface;
    context.fillRect(x - 6, y - 6, 12, 12);
    context.fillStyle = palette.accent;
    context.fillRect(x - 4, y - 4, 8, 8);
  }
}

/** The slowest first: a figure that would lie over another waits until one comes nearer. */
function paintFigures(
  context: CanvasRenderingContext2D,
  crowded: readonly LaidWalkway[],
  { crowd }: WalkwayMarks,
  stand: Stand,
): void {
  const taken: (readonly [number, number])[] = [];
  const told = crowded
    .map((walkway) => ({ walkway, factor: crowd[walkway.id] ?? 1 }))
    .filter(({ factor }) => factor >= figureFrom)
    .sort((a, b) => b.factor - a.factor);
  context.font = `700 13px ${getComputedStyle(context.canvas).fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { walkway, factor } of told) {
    const [x, y] = middleOf(walkway, stand);
    if (taken.some(([tx, ty]) => Math.abs(tx - x) < 40 && Math.abs(ty - y) < 22)) continue;
    taken.push([x, y]);
    const figure = slownessFigure(factor);
    const width = context.measureText(figure).width + 10;
    context.fillStyle = stand.palette.surface;
    context.fillRect(x - width / 2, y - 10, width, 20);
    context.fillStyle = stand.palette.ink;
    context.fillText(figure, x, y + 1);
  }
}
