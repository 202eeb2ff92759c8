import sharp from 'sharp';

/** Water under a white arch on the cloth of the house, as a square PNG of this many pixels. Drawn point by point. */
export async function drawIcon(side: number): Promise<Buffer> {
  const pixels = Buffer.alloc(side * side * 3);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) pixels.set(colourAt((x + 0.5) / side, (y + 0.5) / side), (y * side + x) * 3);
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer();
}

const cloth = [22, 82, 127];
const white = [255, 255, 255];
const water = [126, 190, 226];

function colourAt(x: number, y: number): readonly number[] {
  const distance = Math.hypot(x - 0.5, y - 0.56);
  if (y < 0.56 && distance > 0.24 && distance < 0.38) return white;
  if (Math.abs(y - 0.58) < 0.025 && Math.abs(x - 0.5) < 0.44) return white;
  return y > 0.62 && distance > 0.3 && distance < 0.36 ? water : cloth;
}
