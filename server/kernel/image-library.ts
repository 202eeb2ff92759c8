import sharp, { type SharpOptions } from 'sharp';

// The library reads far more than pictures of people and coats of arms: what is not listed is closed to whatever comes
// in, so that no file can choose its reader (SVG, PDF, TIFF, GIF, AVIF, what ImageMagick knows).
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
// Each picture is seen once: a cache would only keep it longer. One thread each, for several are read side by side.
sharp.cache(false);
sharp.concurrency(1);

export interface ReadingTerms {
  /** Width times height; more is refused before anything is decoded. */
  pixelsAtMost: number;
}

/** A picture from outside, of JPEG, PNG or WebP; anything in it that is not as it must be is an error. */
export function readImage(bytes: Uint8Array, { pixelsAtMost }: ReadingTerms) {
  const options: SharpOptions = { failOn: 'error', limitInputPixels: pixelsAtMost, sequentialRead: true };
  return sharp(bytes, options);
}
