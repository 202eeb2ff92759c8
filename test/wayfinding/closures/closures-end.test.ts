import { expect, test } from 'vitest';
import { topicKey } from '../../../server/live/define-topic.ts';
import { closuresTopic } from '../../../server/wayfinding/closures/closures.contract.ts';
import { keepCrowd } from '../../../server/wayfinding/crowd/keep-crowd.ts';
import { RecordedLive } from '../../identity/venue.ts';
import { useApp } from '../../support/app.ts';
import { canalPlan, publishPlan } from '../canal-plan.ts';

const app = useApp();

test('boards are told with the next epoch that the time of a closure is over: nobody ends it', async () => {
  await publishPlan(app, canalPlan);
  const live = new RecordedLive();
  await keepCrowd({ ...app, live })();
  expect(live.woken).toContain(topicKey(closuresTopic, {}));
});
