import { DomainError } from '../../kernel/domain-error.ts';
import { readImage } from '../../kernel/image-library.ts';
import { isHeic } from './is-heic.ts';
import { maxPhotographPixels, minPhotographSidePx, photographFrame } from './photographs.contract.ts';
import { photographFaults } from './photographs.errors.ts';

/** A photograph as it is kept: nothing of the file that came in but its pixels. */
export interface DevelopedPhotograph {
  /** JPEG in sRGB, upright, without EXIF or any other metadata. */
  readonly jpeg: Buffer;
  readonly widthPx: number;
  readonly heightPx: number;
}

const patienceS = 10;
const longestShape = 3;
const jpegBytesAtMost = 480 * 1024;

/**
 * Reads a picture and draws it anew: upright, in sRGB, fitted into the frame. What it is, is told by its content alone.
 * Throws `photograph_unreadable`, `_heic`, `_too_many_pixels`, `_too_small`, `_odd_shape`, `_moves` or `_too_slow`.
 */
export async function developPhotograph(bytes: Uint8Array): Promise<DevelopedPhotograph> {
  try {
    await refuseByHeader(bytes);
    const fine = await draw(bytes, 85);
    return fine.jpeg.length <= jpegBytesAtMost ? fine : await draw(bytes, 50);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError(isHeic(bytes) ? photographFaults.photograph_heic : faultOfReading(error));
  }
}

/** What the header says, before a pixel is decoded. */
async function refuseByHeader(bytes: Uint8Array): Promise<void> {
  const { autoOrient, pages = 1 } = await readImage(bytes, { pixelsAtMost: maxPhotographPixels }).metadata();
  const [shorter = 0, longer = 0] = [autoOrient.width, autoOrient.height].sort((a, b) => a - b);
  if (pages > 1) throw new DomainError(photographFaults.photograph_moves);
  if (shorter < minPhotographSidePx) throw new DomainError(photographFaults.photograph_too_small);
  if (longer > shorter * longestShape) throw new DomainError(photographFaults.photograph_odd_shape);
}

async function draw(bytes: Uint8Array, quality: number): Promise<DevelopedPhotograph> {
  const { data, info } = await readImage(bytes, { pixelsAtMost: maxPhotographPixels })
    .autoOrient()
    .resize({
      width: photographFrame.widthPx,
      height: photographFrame.heightPx,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality })
    .timeout({ seconds: patienceS })
    .toBuffer({ resolveWithObject: true });
  return { jpeg: data, widthPx: info.width, heightPx: info.height };
}

/** The library tells what happened in words of its own only. */
function faultOfReading(error: unknown) {
  const said = error instanceof Error ? error.message : '';
  if (said.includes('pixel limit')) return photographFaults.photograph_too_many_pixels;
  if (said.includes('timeout')) return photographFaults.photograph_too_slow;
  return photographFaults.photograph_unreadable;
}
