import { encode } from 'uqr';
import { type Box, black, type DrawnItem, white } from './drawn.ts';

/** Modules around the code that ISO/IEC 18004 wants left white. */
const quietZone = 4;

/** How much of the side of a token's box is left white before the code begins: for what is to be flush with it. */
export function quietShareOf(token: string): number {
  return quietZone / (encode(token, { ecc: 'M', border: 0 }).size + 2 * quietZone);
}

/** The code of a token, square in its box, dark on white whatever lies below; error correction level M. */
export function drawQrCode({ x, y, width, height }: Box, token: string): DrawnItem[] {
  const { data, size } = encode(token, { ecc: 'M', border: 0 });
  const side = Math.min(width, height);
  const module = side / (size + 2 * quietZone);
  const [left, top] = [x + (width - side) / 2, y + (height - side) / 2];
  const polygons: [number, number][][] = [];
  for (const [row, modules] of data.entries()) {
    for (let from = 0; from < size; from++) {
      let to = from;
      while (modules[to]) to++;
      if (to === from) continue;
      const [x1, x2] = [left + (quietZone + from) * module, left + (quietZone + to) * module];
      const [y1, y2] = [top + (quietZone + row) * module, top + (quietZone + row + 1) * module];
      polygons.push([
        [x1, y1],
        [x2, y1],
        [x2, y2],
        [x1, y2],
      ]);
      from = to;
    }
  }
  return [
    { kind: 'rectangle', x: left, y: top, width: side, height: side, ink: white },
    { kind: 'polygons', polygons, ink: black },
  ];
}
