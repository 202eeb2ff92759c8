import type { Stand } from './map-palette.ts';

/** Device pixels in one of CSS. */
export const ratioOfScreen = (): number => devicePixelRatio || 1;

/** Calls back when the window has gone to a screen of another ratio, or is zoomed. The function returned ends it. */
export function watchRatio(changed: () => void): () => void {
  // A query of the media holds for one ratio: once it holds no more, the next is watched.
  let query = matchMedia(`(resolution: ${ratioOfScreen()}dppx)`);
  const turn = () => {
    query.removeEventListener('change', turn);
    query = matchMedia(`(resolution: ${ratioOfScreen()}dppx)`);
    query.addEventListener('change', turn);
    changed();
  };
  query.addEventListener('change', turn);
  return () => query.removeEventListener('change', turn);
}

/** The canvas's context, after it was given as many pixels as the screen has for it. */
export function contextOf(
  canvas: HTMLCanvasElement,
  { size, ratio }: Stand,
  settings?: CanvasRenderingContext2DSettings,
): CanvasRenderingContext2D {
  const [deviceWidth, deviceHeight] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
  if (canvas.width !== deviceWidth || canvas.height !== deviceHeight) {
    canvas.width = deviceWidth;
    canvas.height = deviceHeight;
  }
  const context = canvas.getContext('2d', settings);
  if (!context) throw new Error('this browser draws no canvas');
  return context;
}
