import sharp from 'sharp';
import type { GreyPicture } from '../../../../web-components/station/zone-picture/grey-picture.ts';
import { ocrbOutlines, ocrbPitch } from '../../../support/ocr-b.ts';
import { whileSvgIsRead } from '../../../support/svg-drawn.ts';

/** How a document is held before a camera, and what that camera is like. */
export interface Scene {
  readonly width: number;
  /** How much of the width the document takes. */
  readonly fill: number;
  readonly tiltDegrees: number;
  readonly blurPx: number;
  readonly noise: number;
  /** How dark the left side lies in shadow, from 0 to 1. */
  readonly shadow: number;
  readonly ink: number;
  readonly paper: number;
  readonly seed: number;
}

export const fair: Scene = {
  ...{ width: 1280, fill: 0.88, tiltDegrees: 0, blurPx: 0.6, noise: 4, shadow: 0 },
  ...{ ink: 45, paper: 215, seed: 1 },
};

/** In millimetres: how far apart characters stand, and the lines of a passport and of a card. */
const pitchMm = 2.54;
const apartMm = { 2: 6.35, 3: 4.23 } as Readonly<Record<number, number>>;

/** A document with these lines at its foot, as a page sees it whose view is five wide and two high. */
export const photographed = (lines: readonly string[], changes: Partial<Scene> = {}): Promise<GreyPicture> =>
  drawn([{ lines, middle: 0.55 }], { ...fair, ...changes });

/** Two documents under each other. */
export const bothPhotographed = (upper: readonly string[], lower: readonly string[]): Promise<GreyPicture> =>
  drawn(
    [
      { lines: upper, middle: 0.25 },
      { lines: lower, middle: 0.75 },
    ],
    fair,
  );

interface Shown {
  readonly lines: readonly string[];
  readonly middle: number;
}

async function drawn(documents: readonly Shown[], scene: Scene): Promise<GreyPicture> {
  const { width, paper, tiltDegrees, blurPx, shadow } = scene;
  const height = Math.round(width * 0.4);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="shadow"><stop offset="0" stop-opacity="${shadow}"/><stop offset="1" stop-opacity="0"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="#555"/>
    <g transform="rotate(${tiltDegrees} ${width / 2} ${height / 2})">
      <rect x="${(width * (1 - scene.fill)) / 2}" y="${-height}" width="${width * scene.fill}" height="${height * 1.9}" fill="rgb(${paper},${paper},${paper})"/>
      ${documents.map((document) => zoneOf(document, scene)).join('')}
    </g>
    <rect width="100%" height="100%" fill="url(#shadow)"/></svg>`;
  const picture = () => sharp(Buffer.from(svg)).flatten().toColourspace('b-w').png().toBuffer();
  const { data } = await sharp(await whileSvgIsRead(picture))
    .blur(Math.max(0.3, blurPx))
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width, height, data: grained(data, data.length / (width * height), scene) };
}

function zoneOf({ lines, middle }: Shown, { width, fill, ink }: Scene): string {
  const longest = Math.max(...lines.map(({ length }) => length));
  const pixelsPerMm = (width * fill) / (lines.length === 3 ? 85.6 : 125);
  const pitch = pitchMm * pixelsPerMm;
  const apart = (apartMm[lines.length] ?? 6.35) * pixelsPerMm;
  const left = (width - longest * pitch) / 2;
  const foot = width * 0.4 * middle - ((lines.length - 1) * apart) / 2 + pitch / 2;
  const size = pitch / ocrbPitch;
  const glyphs = lines.flatMap((line, row) =>
    [...line].map(
      (char, at) =>
        `<path transform="translate(${left + at * pitch} ${foot + row * apart}) scale(${size} ${-size})" d="${ocrbOutlines[char] ?? ''}"/>`,
    ),
  );
  return `<g fill="rgb(${ink},${ink},${ink})">${glyphs.join('')}</g>`;
}

/** The first channel, with the grain of a camera; the same for the same seed. */
function grained(data: Uint8Array, channels: number, { noise, seed }: Scene): Uint8ClampedArray {
  const grey = new Uint8ClampedArray(data.length / channels);
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let at = 0; at < grey.length; at++) {
    grey[at] = (data[at * channels] ?? 0) + (random() + random() + random() - 1.5) * 2 * noise;
  }
  return grey;
}

/** The other way round. */
export function upsideDown({ width, height, data }: GreyPicture): GreyPicture {
  return { width, height, data: Uint8Array.from(data).reverse() };
}

/** Only what is left of this part of the width. */
export function cutAt({ width, height, data }: GreyPicture, part: number): GreyPicture {
  return { width, height, data: Uint8Array.from(data, (value, at) => (at % width < width * part ? value : 60)) };
}
