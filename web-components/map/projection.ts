/** A box in metres about the centre of a projection: x to the east, y to the south. */
export interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

export interface Projection {
  /** Metres east of the centre. */
  x(longitude: number): number;
  /** Metres south of the centre. */
  y(latitude: number): number;
}

/** What a canvas shows: the metre at its middle, and CSS pixels for each metre. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const metresPerDegree = 111_320;
/** CSS pixels for each metre: a street across the screen, and a table across it. */
const leastScale = 0.02;
const greatestScale = 60;

/** Equirectangular about a point: over the few kilometres of a venue, off by less than a pixel. */
export function projectionAbout(longitude: number, latitude: number): Projection {
  const metresPerLongitude = metresPerDegree * Math.cos((latitude * Math.PI) / 180);
  return {
    x: (itsLongitude) => (itsLongitude - longitude) * metresPerLongitude,
    y: (itsLatitude) => (latitude - itsLatitude) * metresPerDegree,
  };
}

/** The smallest box around points; none around none. */
export function boxAround(points: Iterable<readonly [x: number, y: number]>): Box | undefined {
  let [minX, minY, maxX, maxY] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -Infinity, -Infinity];
  for (const [x, y] of points) {
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
  }
  return minX <= maxX ? { minX, minY, maxX, maxY } : undefined;
}

/** The view that shows the whole box with room around it, in CSS pixels; at most `closest` pixels for each metre. */
export function fitView(box: Box, { width, height }: Size, room = 32, closest = greatestScale): View {
  const across = Math.max(width - 2 * room, 40) / Math.max(box.maxX - box.minX, 1);
  const down = Math.max(height - 2 * room, 40) / Math.max(box.maxY - box.minY, 1);
  return {
    x: (box.minX + box.maxX) / 2,
    y: (box.minY + box.maxY) / 2,
    scale: clamp(Math.min(across, down), leastScale, closest),
  };
}

/** Nearer or farther by a factor, while what is under a point of the canvas stays there. */
export function zoomAbout(view: View, factor: number, point: readonly [x: number, y: number], size: Size): View {
  const scale = clamp(view.scale * factor, leastScale, greatestScale);
  const [x, y] = toMetres(view, point, size);
  return { x: x - (point[0] - size.width / 2) / scale, y: y - (point[1] - size.height / 2) / scale, scale };
}

/** As if the paper were pulled by so many pixels. */
export const panBy = (view: View, dx: number, dy: number): View => ({
  ...view,
  x: view.x - dx / view.scale,
  y: view.y - dy / view.scale,
});

/** The view with its middle kept inside the box, so that nobody loses the venue. */
export const keepWithin = (view: View, box: Box): View => ({
  ...view,
  x: clamp(view.x, box.minX, box.maxX),
  y: clamp(view.y, box.minY, box.maxY),
});

export const toPixels = (view: View, x: number, y: number, { width, height }: Size): [x: number, y: number] => [
  (x - view.x) * view.scale + width / 2,
  (y - view.y) * view.scale + height / 2,
];

export const toMetres = (
  view: View,
  [x, y]: readonly [number, number],
  { width, height }: Size,
): [x: number, y: number] => [(x - width / 2) / view.scale + view.x, (y - height / 2) / view.scale + view.y];

/** What a canvas shows, in metres. */
export function boxSeen(view: View, { width, height }: Size): Box {
  const [halfX, halfY] = [width / 2 / view.scale, height / 2 / view.scale];
  return { minX: view.x - halfX, minY: view.y - halfY, maxX: view.x + halfX, maxY: view.y + halfY };
}

export const touches = (a: Box, b: Box): boolean =>
  a.minX <= b.maxX && a.maxX >= b.minX && a.minY <= b.maxY && a.maxY >= b.minY;

/** The longest round length, 1, 2 or 5 times a power of ten, that is no longer than so many pixels. */
export function scaleBar(view: View, atMostPx: number): { metres: number; px: number } {
  const most = atMostPx / view.scale;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
  return { metres, px: metres * view.scale };
}

const clamp = (value: number, least: number, greatest: number): number => Math.min(Math.max(value, least), greatest);
