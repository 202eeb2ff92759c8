import { Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { stateAt } from '../../../web-components/network/sights.ts';
import type { Venue } from './venue.browser.ts';

const colours = { ok: '#3b87ad', busy: '#f0c14f', overloaded: '#ff6a4d', silent: '#e8eeed' };
const radii = { ok: 1.7, busy: 2.8, overloaded: 4.8, silent: 3.4 };

/** By a hotspot's state, which is kept as the state of its feature. */
const byState = <Value>(values: Readonly<Record<keyof typeof stateAt, Value>>) =>
  [
    'match',
    ['coalesce', ['feature-state', 'state'], stateAt.silent],
    ...Object.entries(stateAt).flatMap(([word, place]) => [place, values[word as keyof typeof stateAt]]),
    values.silent,
  ] as never;

/** MapLibre with a circle for each hotspot: those whose state changed are told by `setFeatureState`. */
export async function openPeer({ roster, moments }: Venue): Promise<(moment: number) => void> {
  setWorkerUrl(workerUrl);
  const container = document.createElement('div');
  container.style.height = '100dvh';
  document.body.append(container);
  const features = roster.hotspots.map(({ longitude, latitude }, id) => ({
    type: 'Feature' as const,
    id,
    properties: {},
    geometry: { type: 'Point' as const, coordinates: [longitude, latitude] },
  }));
  const longitudes = roster.hotspots.map(({ longitude }) => longitude);
  const latitudes = roster.hotspots.map(({ latitude }) => latitude);
  const map = new MapLibre({
    container,
    fadeDuration: 0,
    attributionControl: false,
    bounds: [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)],
    style: {
      version: 8,
      sources: { hotspots: { type: 'geojson', data: { type: 'FeatureCollection', features } } },
      layers: [
        { id: 'ground', type: 'background', paint: { 'background-color': '#0e1519' } },
        {
          id: 'hotspots',
          type: 'circle',
          source: 'hotspots',
          paint: { 'circle-color': byState(colours), 'circle-radius': byState(radii) },
        },
      ],
    },
  });
  await map.once('idle');
  const before = new Int32Array(roster.size).fill(-1);
  return (moment) => {
    const state = moments[moment % moments.length]?.state;
    if (!state) return;
    for (let id = 0; id < before.length; id += 1) {
      if (state[id] === before[id]) continue;
      before[id] = state[id] ?? 0;
      map.setFeatureState({ source: 'hotspots', id }, { state: before[id] });
    }
  };
}
