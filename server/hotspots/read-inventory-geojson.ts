import type { InventoryGeoJson } from './hotspots.contract.ts';
import type { InventoryRead } from './inventory-entry.ts';

/** Reads an inventory in GeoJSON whose form has been checked. Features count from 0, as their index does. */
export function readInventoryGeoJson({ features }: InventoryGeoJson): InventoryRead {
  const entries = features.map(({ geometry, properties }, index) => {
    const [longitude, latitude] = geometry.coordinates;
    const path = `features.${index}.properties`;
    return {
      hotspot: { ...properties, latitude, longitude },
      place: `feature ${index}`,
      paths: { code: `${path}.code`, zone: `${path}.zoneId` },
    };
  });
  return { entries, faults: [] };
}
