import type { LonLat } from '../../venue/venue.contract.ts';
import { metresPerDegree, roundedPoint } from '../ground.ts';
import type { PlanAnchor } from './anchor.contract.ts';
import type { C3navProject } from './c3nav-files.ts';
import type { PixelPoint } from './rooms.ts';

/** Where a pixel of the plan stands in the world: the plan's middle at the anchor, its upper edge towards the bearing. */
export function planToWorld(
  { cm_per_px, width, height }: C3navProject['config'],
  { longitude, latitude, bearing }: PlanAnchor,
): (pixel: PixelPoint) => LonLat {
  const metresPerPixel = cm_per_px / 100;
  const turn = (bearing * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(turn), Math.cos(turn)];
  const degreesEast = metresPerDegree * Math.cos((latitude * Math.PI) / 180);
  return ({ x, y }) => {
    const right = (x - width / 2) * metresPerPixel;
    const up = (height / 2 - y) * metresPerPixel;
    const [east, north] = [right * cosine + up * sine, up * cosine - right * sine];
    return roundedPoint([longitude + east / degreesEast, latitude + north / metresPerDegree]);
  };
}

/** Metres between two pixels. */
export const pixelsApartM = ({ cm_per_px }: C3navProject['config'], one: PixelPoint, other: PixelPoint): number =>
  (Math.hypot(one.x - other.x, one.y - other.y) * cm_per_px) / 100;
