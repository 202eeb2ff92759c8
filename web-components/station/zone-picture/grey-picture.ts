/** A picture in shades of grey, row after row, 0 for black. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Of a canvas's pixels, by how bright they look. */
export function greyOf({ width, height, data }: Pick<ImageData, 'width' | 'height' | 'data'>): GreyPicture {
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at++) {
    const from = at * 4;
    grey[at] = (77 * (data[from] ?? 0) + 150 * (data[from + 1] ?? 0) + 29 * (data[from + 2] ?? 0)) >> 8;
  }
  return { width, height, data: grey };
}

/** A smaller one, whole numbers of pixels become one: what is too fine to matter is gone, and so is noise. */
export function shrunk(picture: GreyPicture, times: number): GreyPicture {
  if (times <= 1) return picture;
  const width = Math.floor(picture.width / times);
  const height = Math.floor(picture.height / times);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let row = y * times; row < (y + 1) * times; row++) {
        const from = row * picture.width + x * times;
        for (let at = from; at < from + times; at++) sum += picture.data[at] ?? 0;
      }
      data[y * width + x] = sum / (times * times);
    }
  }
  return { width, height, data };
}

/** The brightness between pixels; outside of the picture that of its edge. */
export function brightnessAt({ width, height, data }: GreyPicture, x: number, y: number): number {
  const left = Math.min(Math.max(Math.floor(x), 0), width - 2);
  const top = Math.min(Math.max(Math.floor(y), 0), height - 2);
  const right = Math.min(Math.max(x - left, 0), 1);
  const down = Math.min(Math.max(y - top, 0), 1);
  const at = top * width + left;
  const above = (data[at] ?? 0) * (1 - right) + (data[at + 1] ?? 0) * right;
  const below = (data[at + width] ?? 0) * (1 - right) + (data[at + width + 1] ?? 0) * right;
  return above * (1 - down) + below * down;
}

/** Turned round its middle, so that what ran down to the right by this slope runs level. */
export function levelled(picture: GreyPicture, slope: number): GreyPicture {
  const { width, height } = picture;
  const data = new Uint8Array(width * height);
  const cos = 1 / Math.hypot(1, slope);
  const sin = slope * cos;
  for (let y = 0; y < height; y++) {
    const across = y - height / 2;
    for (let x = 0; x < width; x++) {
      const along = x - width / 2;
      data[y * width + x] = brightnessAt(
        picture,
        width / 2 + along * cos - across * sin,
        height / 2 + along * sin + across * cos,
      );
    }
  }
  return { width, height, data };
}
