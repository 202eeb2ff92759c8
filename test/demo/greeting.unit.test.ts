import { expect, it } from 'vitest';
import { greetingText, passportLines } from '../../ops/demo/launch/greeting.ts';
import { inventDelegates } from '../../ops/demo/people/delegates.ts';
import { passportOf } from '../../ops/demo/people/passports.ts';
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
  ...{ ways: 'Ways are found.', sessionCount: 570, sign: { code: 'K7M4', name: 'South Gate' } },
  badges: [
    { delegateId: 'd-1', name: 'Shen Yunxiu', number: '1042-7', token: 'TOKEN', passport: ['P<CHNSHEN', 'X1'] },
    { delegateId: 'd-2', name: 'Ilse Brandvold', number: '1043-5', token: 'OTHER', passport: ['P<NORBRANDVOLD', 'X2'] },
  ],
});

it('whoever wants to scan is told first where the code comes from that the gate page asks for', () => {
  const [enrol, scan] = [greeting.indexOf('http://localhost:8420/devices/'), greeting.indexOf('TOKEN')];
  expect(enrol).toBeGreaterThan(0);
  expect(scan).toBeGreaterThan(enrol);
});

it('whoever wants to find a way is told the address that a sign opens', () => {
  expect(greeting).toContain('http://localhost:8420/p/K7M4  is what the sign at South Gate opens');
  expect(greeting).toContain('570 sessions are in the programme');
});

it('whoever wants to see a crowd is told when the first break is, and where', () => {
  expect(greeting).toContain('http://localhost:8420/ways/#crowd  57 to 77 minutes from now');
  expect(greeting).toContain('Canal Tea House');
});

it('whoever has a person at the station is told what these hold out: the visitor’s own at once, all others by name', () => {
  expect(greeting).toContain('                P<CHNSHEN\n                X1');
  expect(greeting).toContain('                P<NORBRANDVOLD\n                X2');
  const delegates = inventDelegates(seeded('greeting'), 200);
  const [one] = delegates;
  for (const typed of [one!.name, ` ${one!.nameLatin.toUpperCase()} `]) {
    expect(passportLines(delegates, typed, 2026)).toContain(passportOf(one!, 2026)[1]);
  }
  expect(passportLines(delegates, 'a', 2026)).toMatch(/… and \d+ more: type more of the name\.\n$/);
  expect(passportLines(delegates, 'nobody at all', 2026)).toBe('Nobody of the 200 delegates is called so.\n');
});
