import { canalPlan, publishPlan } from '../../wayfinding/canal-plan.ts';
import type { Ways } from './act.ts';
import type { Ground } from './ground.ts';

const bridge = { walkwayIds: ['old-bridge'], reason: { en: 'The bridge is slippery' } };

async function closed(g: Ground): Promise<string> {
  await publishPlan(g.app, canalPlan);
  return (await g.ask('POST', '/api/closures', { body: bridge })).id;
}

export const wayActs = {
  walkways_closed: {
    'by a supervisor': async (g) => {
      await publishPlan(g.app, canalPlan);
      return g.post('/api/closures', bridge);
    },
  },
  walkways_opened: { 'by a supervisor': async (g) => g.remove(`/api/closures/${await closed(g)}`) },
} satisfies Record<string, Ways>;
