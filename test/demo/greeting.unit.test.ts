import { expect, it } from 'vitest';
import { greetingText } from '../../ops/demo/launch/greeting.ts';
import { seeded } from '../../ops/demo/random.ts';
import { buildWaterTown } from '../../ops/demo/venue/water-town/build.ts';

const greeting = greetingText({
  ...{
    publicAddress: 'http://localhost:8420',
    venue: buildWaterTown(seeded('greeting')),
    delegateCount: 2000,
    speed: 1,
  },
  ...{ links: ['  Gate  …', '  Gate board  …'], delegate: undefined, simulatorPid: 7 },
  badges: [
    { delegateId: 'd-1', name: 'Shen Yunxiu', number: '1042-7', token: 'TOKEN' },
    { delegateId: 'd-2', name: 'Ilse Brandvold', number: '1043-5', token: 'OTHER' },
  ],
});

it('whoever wants to scan is told first where the code comes from that the gate page asks for', () => {
  const [enrol, scan] = [greeting.indexOf('http://localhost:8420/devices/'), greeting.indexOf('TOKEN')];
  expect(enrol).toBeGreaterThan(0);
  expect(scan).toBeGreaterThan(enrol);
});
