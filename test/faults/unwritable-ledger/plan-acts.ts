import type { Ways } from './act.ts';
import type { Ground } from './ground.ts';

/** A plan with one place, as a file in our own format. */
const file = (name: string) =>
  JSON.stringify({
    levels: [{ id: 'ground', ordinal: 0, name: { en: 'Ground' } }],
    nodes: [
      { id: 'door', levelId: 'ground', point: [120.48, 30.74] },
      { id: 'gate', levelId: 'ground', point: [120.481, 30.74] },
    ],
    walkways: [{ id: 'way', from: 'gate', to: 'door', kind: 'walkway', lengthM: 100, direction: 'both' }],
    places: [
      {
        key: name.replace(' ', '-'),
        name: { en: name },
        kind: 'hall',
        levelId: 'ground',
        point: [120.48, 30.74],
        doors: ['door'],
      },
    ],
  });

const path = '/api/venue/draft?format=causeway&source=plan.json';
const headers = { 'content-type': 'application/octet-stream' };
const drafted = (g: Ground) => g.ask('POST', path, { body: file(g.fresh('hall')), headers });

export const planActs = {
  venue_drafted: {
    'by a file': (g) => g.deed('POST', path, { body: file(g.fresh('hall')), headers }),
    'by an older version': async (g) => {
      const { version } = await drafted(g);
      await g.ask('POST', `/api/venue/versions/${version.id}/publish`);
      return g.post(`/api/venue/versions/${version.id}/restore`);
    },
  },
  venue_draft_discarded: {
    'by an administrator': async (g) => {
      await drafted(g);
      return g.remove('/api/venue/draft');
    },
  },
  venue_published: {
    'by an administrator': async (g) => {
      const { version } = await drafted(g);
      return g.post(`/api/venue/versions/${version.id}/publish`);
    },
  },
} satisfies Record<string, Ways>;
