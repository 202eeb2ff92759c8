import type { LonLat } from '../../venue/venue.contract.ts';
import type { MapLevel } from '../../wayfinding.contract.ts';
import { namesOf } from '../names.ts';
import type { C3navProject } from './c3nav-files.ts';
import type { PixelPoint, Room } from './rooms.ts';

/** The rooms of each level, for the map. */
export const drawingOfPlan = (
  { titles }: C3navProject,
  rooms: readonly Room[],
  levels: readonly number[],
  toWorld: (pixel: PixelPoint) => LonLat,
): MapLevel[] =>
  levels.map((level) => ({
    level,
    name: { en: `Level ${level}` },
    drawing: {
      type: 'FeatureCollection',
      features: rooms
        .filter((room) => room.level === level)
        .map(({ id, shape }) => {
          const ring = shape.map(([x, y]) => toWorld({ x, y }));
          const title = titles[id];
          return {
            type: 'Feature',
            geometry: { type: 'Polygon', coordinates: [[...ring, ring[0] ?? [0, 0]]] },
            properties: { kind: 'hall', ...(title && { name: namesOf(title, id) }) },
          };
        }),
    },
  }));
