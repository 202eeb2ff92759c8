import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';

const empty = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } as const;

/** Metres as pixels at a latitude, whatever the zoom. */
function metresWide(latitude: number, leastPx: number) {
  const perMetre = (zoom: number) => 2 ** zoom / (78_271.517 * Math.cos((latitude * Math.PI) / 180));
  const width = (zoom: number) => ['max', leastPx, ['*', ['coalesce', ['get', 'widthM'], 4], perMetre(zoom)]];
  return ['interpolate', ['exponential', 2], ['zoom'], 12, width(12), 22, width(22)];
}

/** The style of the map: everything in it is of ours, colours of the page's tokens, letters of the phone. */
export function mapStyle(colourOf: (token: string) => string, latitude: number): StyleSpecification {
  const isKind = (...kinds: string[]) => ['in', ['get', 'kind'], ['literal', kinds]];
  const isShape = (shape: 'Polygon' | 'LineString') => ['==', ['geometry-type'], shape];
  const area = (id: string, kinds: string[], token: string) => ({
    ...{ id, type: 'fill', source: 'drawing', filter: ['all', isShape('Polygon'), isKind(...kinds)] },
    paint: { 'fill-color': colourOf(token) },
  });
  const line = (id: string, kinds: string[], token: string) => ({
    ...{ id, type: 'line', source: 'drawing', filter: ['all', isShape('LineString'), isKind(...kinds)] },
    paint: { 'line-color': colourOf(token), 'line-width': metresWide(latitude, 1) },
  });
  const layers = [
    { id: 'ground', type: 'background', paint: { 'background-color': colourOf('--map-ground') } },
    area('water', ['water'], '--map-water'),
    line('canals', ['water'], '--map-water'),
    line('streets', ['street'], '--map-street'),
    area('squares', ['street'], '--map-street'),
    line('bridges', ['bridge'], '--map-street'),
    area('bridge-areas', ['bridge'], '--map-street'),
    area('roofs', ['roof'], '--map-roof'),
    area('halls', ['hall', 'hotel'], '--map-hall'),
    ...wayLayers(colourOf),
    ...nameLayers(colourOf),
  ] as LayerSpecification[];
  return { version: 8, sources: { drawing: empty, way: empty, places: empty }, layers };
}

function wayLayers(colourOf: (token: string) => string) {
  const rounded = { 'line-cap': 'round', 'line-join': 'round' };
  const here = ['==', ['get', 'isHere'], true];
  return [
    {
      ...{ id: 'way-elsewhere', type: 'line', source: 'way', filter: ['!', here], layout: rounded },
      paint: { 'line-color': colourOf('--accent'), 'line-width': 3, 'line-opacity': 0.5, 'line-dasharray': [1, 2] },
    },
    {
      ...{ id: 'way-edge', type: 'line', source: 'way', filter: here, layout: rounded },
      paint: { 'line-color': colourOf('--surface'), 'line-width': 9 },
    },
    {
      ...{ id: 'way', type: 'line', source: 'way', filter: here, layout: rounded },
      paint: { 'line-color': colourOf('--accent'), 'line-width': 5 },
    },
  ];
}

function nameLayers(colourOf: (token: string) => string) {
  return [
    {
      ...{ id: 'ends', type: 'circle', source: 'places', filter: ['!=', ['get', 'part'], 'other'] },
      paint: {
        'circle-radius': 8,
        'circle-stroke-width': 4,
        'circle-stroke-color': colourOf('--accent'),
        'circle-color': ['case', ['==', ['get', 'part'], 'to'], colourOf('--accent'), colourOf('--surface')],
      },
    },
    {
      ...{ id: 'names', type: 'symbol', source: 'places' },
      layout: {
        'text-field': ['get', 'name'],
        // Without glyphs in the style the letters are those of the phone, Chinese included.
        'text-font': ['Noto Sans', 'Noto Sans CJK SC', 'sans-serif'],
        'text-size': ['case', ['<', ['get', 'rank'], 2], 14, 12],
        'text-offset': [0, 1],
        'text-anchor': 'top',
        'text-max-width': 8,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': colourOf('--ink'), 'text-halo-color': colourOf('--map-ground'), 'text-halo-width': 1.5 },
    },
  ];
}
