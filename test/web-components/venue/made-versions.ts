import type { ListedPlace } from '../../../server/wayfinding/places/places.contract.ts';
import type {
  DraftOutcome,
  VenueVersion,
  VersionComparison,
  VersionReport,
} from '../../../server/wayfinding/versions/versions.contract.ts';

const version = (number: number, change: Partial<VenueVersion>): VenueVersion => ({
  ...{ id: `019a9f00-0000-7000-8000-00000000000${number}`, number, state: 'superseded', format: 'imdf' },
  ...{ source: `town-${number}.zip`, madeAt: '2026-11-20T08:00:00Z', madeBy: 'Orla Fenworth' },
  ...{ levels: 3, places: 55, nodes: 1400, walkways: 2263, errors: 0, warnings: 0 },
  ...change,
});

export const old = version(3, { publishedAt: '2026-11-18T08:00:00Z' });
export const used = version(5, { state: 'published', publishedAt: '2026-11-19T08:00:00Z' });
export const draft = version(7, { state: 'draft', errors: 1, warnings: 71 });

export const report: VersionReport = {
  version: draft,
  report: {
    findings: [
      {
        ...{ code: 'unknown_zone', severity: 'error', subject: { kind: 'place', id: 'hall-1' } },
        ...{ at: { file: 'unit.geojson', line: 7, feature: 'u-12' }, values: { zone: 'harbour' } },
      },
      {
        ...{ code: 'leaking_zone', severity: 'warning', subject: { kind: 'walkway', id: 'w9' } },
        values: { zone: 'town', otherZone: 'barns' },
      },
    ],
    counts: [
      { code: 'unknown_zone', severity: 'error', count: 1 },
      { code: 'leaking_zone', severity: 'warning', count: 71 },
    ],
  },
};

export const outcome: DraftOutcome = {
  ...report,
  hotspots: ['A1', 'A2'].map((code) => ({ code, levelId: 'level:0', longitude: 10, latitude: 53 })),
};

const nothing = { added: 0, removed: 0, changed: 0, named: { added: [], removed: [], changed: [] } };
const lantern = { en: 'Lantern Hall', 'zh-CN': '灯厅' };
export const comparison: VersionComparison = {
  places: {
    ...{ added: 1, removed: 2, changed: 0 },
    named: {
      added: [{ id: 'lantern-hall', name: { en: '灯厅' } }],
      removed: [{ id: 'barn-a', name: { en: 'Barn A' } }, { id: 'attic' }],
      changed: [],
    },
  },
  walkways: {
    ...nothing,
    changed: 1,
    named: { ...nothing.named, changed: [{ id: 'w1', name: { en: 'Old Bridge' } }] },
  },
  levels: nothing,
};

export const hall: ListedPlace = {
  ...{ code: 'K7M4', name: lantern, kind: 'hall', point: [120.49, 30.74] },
  level: { name: { en: 'Ground floor' }, ordinal: 0 },
};
