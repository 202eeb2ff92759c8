import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp, { type Sharp } from 'sharp';
import { whileSvgIsRead } from '../../support/svg-drawn.ts';

/** A picture in shades of grey. */
export interface GreyPicture {
  width: number;
  height: number;
  pixels: Uint8Array;
}

const folder = join(import.meta.dirname, 'pictures');
/** Pixels of a badge's width. */
const width = 210;

async function grey(source: Sharp): Promise<GreyPicture> {
  const { data, info } = await source
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}

/** Each page of a PDF, as PDFium draws it. */
export async function pagesOf(pdf: Uint8Array): Promise<GreyPicture[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages: GreyPicture[] = [];
  for (const page of document.pages()) {
    const scale = (2 * width) / page.getOriginalSize().originalWidth;
    const { data, width: w, height: h } = await page.render({ scale, render: 'bitmap' });
    pages.push(await grey(sharp(data, { raw: { width: w, height: h, channels: 4 } }).resize({ width })));
  }
  document.destroy();
  library.destroy();
  return pages;
}

/** An SVG, as librsvg draws it. */
export const svgPicture = (svg: string): Promise<GreyPicture> =>
  whileSvgIsRead(() => grey(sharp(Buffer.from(svg), { density: 200 }).resize({ width })));

/**
 * How far two pictures are apart: the greatest difference of the mean of any square of ten pixels, 0 to 255. Edges that
 * are smoothed in another way hardly count; a letter that is wrong, missing or elsewhere does.
 */
export function distanceOf(a: GreyPicture, b: GreyPicture): number {
  if (a.width !== b.width || Math.abs(a.height - b.height) > 1) return 255;
  const side = 10;
  let greatest = 0;
  for (let top = 0; top + side <= Math.min(a.height, b.height); top += side / 2) {
    for (let left = 0; left + side <= a.width; left += side / 2) {
      let sum = 0;
      for (let y = top; y < top + side; y++)
        for (let x = left; x < left + side; x++)
          sum += (a.pixels[y * a.width + x] ?? 0) - (b.pixels[y * b.width + x] ?? 0);
      greatest = Math.max(greatest, Math.abs(sum) / (side * side));
    }
  }
  return greatest;
}

/** The picture that was looked at and found right. With CAUSEWAY_TAKE_PICTURES set it is taken anew, to be looked at. */
export async function reference(name: string, taken: GreyPicture): Promise<GreyPicture> {
  const file = join(folder, `${name}.png`);
  if (process.env.CAUSEWAY_TAKE_PICTURES) {
    mkdirSync(folder, { recursive: true });
    const raw = { width: taken.width, height: taken.height, channels: 1 as const };
    writeFileSync(
      file,
      await sharp(taken.pixels, { raw }).png({ compressionLevel: 9, palette: true, colours: 16 }).toBuffer(),
    );
  }
  if (!existsSync(file)) throw new Error(`there is no reference picture ${name}.png`);
  return grey(sharp(readFileSync(file)));
}
