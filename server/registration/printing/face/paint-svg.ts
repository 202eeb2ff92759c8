import type { DrawnItem } from '../../../print/drawn.ts';
import type { Artwork, Face } from './face.ts';

const number = (value: number): string => String(Math.round(value * 1000) / 1000);

/** A face as a picture of its own: text is outlines, so that it looks the same without any font. */
export function paintSvg({ widthMm, heightMm, items }: Face, artwork?: Artwork): string {
  const painted = items.map((item) => paintItem(item, artwork)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthMm}mm" height="${heightMm}mm" viewBox="0 0 ${widthMm} ${heightMm}"><rect width="${widthMm}" height="${heightMm}" fill="#ffffff"/>${painted}</svg>`;
}

function paintItem(item: DrawnItem, artwork: Artwork | undefined): string {
  switch (item.kind) {
    case 'rectangle':
      return `<rect ${boxOf(item)} fill="${item.ink}"/>`;
    case 'polygons': {
      const path = item.polygons.map((polygon) => `M${polygon.map((point) => point.map(number).join(' ')).join('L')}Z`);
      return `<path d="${path.join('')}" fill="${item.ink}" shape-rendering="crispEdges"/>`;
    }
    case 'slot':
      return `<rect ${boxOf(item)} rx="${number(item.height / 2)}" fill="none" stroke="#9aa5a9" stroke-width="0.2" stroke-dasharray="1 0.8"/>`;
    case 'artwork':
      return artwork
        ? `<image ${boxOf(item)} preserveAspectRatio="xMidYMid meet" href="data:image/png;base64,${artwork.png.toString('base64')}"/>`
        : '';
    case 'glyphs':
      return paintGlyphs(item);
  }
}

/** Clipped by an inner picture, which needs no id: several faces may stand in one page. */
function paintGlyphs({ typeface, glyphs, x, y, sizeMm, ink, clip }: Extract<DrawnItem, { kind: 'glyphs' }>): string {
  const em = typeface.unitsPerEm;
  const scale = (sizeMm / em).toFixed(7);
  const paths = glyphs.map((glyph) => {
    const { svg } = typeface.outline(glyph.id);
    return svg && `<path transform="translate(${number(glyph.x * em)} ${number(glyph.y * em)})" d="${svg}"/>`;
  });
  const place = `translate(${number(x - clip.x)} ${number(y - clip.y)}) scale(${scale} -${scale})`;
  return `<svg ${boxOf(clip)} overflow="hidden"><g fill="${ink}" transform="${place}">${paths.join('')}</g></svg>`;
}

const boxOf = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }): string =>
  `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;
