/** Width and height in pixels of a picture. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Which part of a picture the frame shows: its middle in pixels of the picture, and how much larger than at first. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Four to five, as photographs stand on badges and screens. */
export const frameShape = 4 / 5;
const smallestPartPx = 150;
const zoomAtMost = 6;

/** The largest part in the shape of the frame, from the middle; of a tall picture a little above it, where the face is. */
export function firstCrop(picture: PictureSize): Crop {
  return kept(picture, { x: picture.width / 2, y: picture.height * 0.45, zoom: 1 });
}

/** The part of the picture that is kept, in its pixels. */
export function partOf(
  picture: PictureSize,
  { x, y, zoom }: Crop,
): { x: number; y: number; width: number; height: number } {
  const width = Math.min(picture.width, picture.height * frameShape) / zoom;
  const height = width / frameShape;
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** How far it can be zoomed before a face is a few grains. */
export function mostZoom(picture: PictureSize): number {
  const { width } = partOf(picture, { x: 0, y: 0, zoom: 1 });
  return Math.max(1, Math.min(zoomAtMost, width / smallestPartPx));
}

/** Moved by these parts of the frame's own width and height; never beyond the picture's edge. */
export function moved(picture: PictureSize, crop: Crop, right: number, down: number): Crop {
  const { width, height } = partOf(picture, crop);
  return kept(picture, { ...crop, x: crop.x + right * width, y: crop.y + down * height });
}

export function zoomed(picture: PictureSize, crop: Crop, zoom: number): Crop {
  return kept(picture, { ...crop, zoom });
}

function kept(picture: PictureSize, crop: Crop): Crop {
  const zoom = between(1, crop.zoom, mostZoom(picture));
  const { width, height } = partOf(picture, { ...crop, zoom });
  return {
    x: between(width / 2, crop.x, picture.width - width / 2),
    y: between(height / 2, crop.y, picture.height - height / 2),
    zoom,
  };
}

const between = (least: number, value: number, most: number): number => Math.min(Math.max(least, value), most);
