import { type Anchor, toEarth } from './projection.ts';
import type { Point } from './shapes.ts';
import type { MapFeature, MapKind, Words } from './venue.ts';

/** Draws shapes of the venue's plane as GeoJSON features. */
export class Drawing {
  readonly features: MapFeature[] = [];
  readonly #anchor: Anchor;

  constructor(anchor: Anchor) {
    this.#anchor = anchor;
  }

  area(kind: MapKind, outline: readonly Point[], name?: Words): this {
    const ring = [...outline, ...outline.slice(0, 1)].map((point) => toEarth(this.#anchor, point));
    return this.#add({ type: 'Polygon', coordinates: [ring] }, { kind, ...(name && { name }) });
  }

  line(kind: MapKind, line: readonly Point[], widthM: number, name?: Words): this {
    const coordinates = line.map((point) => toEarth(this.#anchor, point));
    return this.#add({ type: 'LineString', coordinates }, { kind, widthM, ...(name && { name }) });
  }

  mark(kind: MapKind, at: Point, name: Words): this {
    return this.#add({ type: 'Point', coordinates: toEarth(this.#anchor, at) }, { kind, name });
  }

  #add(geometry: MapFeature['geometry'], properties: MapFeature['properties']): this {
    this.features.push({ type: 'Feature', geometry, properties });
    return this;
  }
}
