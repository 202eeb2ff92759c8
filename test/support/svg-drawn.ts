import sharp from 'sharp';

const svgLoader = { operation: ['VipsForeignLoadSvg'] };

/** Lets sharp read an SVG for so long: the product refuses them, and files of tests share their process with it. */
export async function whileSvgIsRead<Drawn>(draw: () => Promise<Drawn>): Promise<Drawn> {
  sharp.unblock(svgLoader);
  try {
    return await draw();
  } finally {
    sharp.block(svgLoader);
  }
}
