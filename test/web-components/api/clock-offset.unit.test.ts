import { expect, it } from 'vitest';
import { measureOffset, offsetOf, surestOffset } from '../../../web-components/api/clock-offset.ts';

it('takes the server to have answered in the middle of the round trip, and half of it as the error', () => {
  expect(offsetOf({ askedAtMs: 1000, answeredAtMs: 1100, serverMs: 61_050 })).toEqual({
    offsetMs: 60_000,
    errorMs: 50,
  });
});

it('never says that it is exact', () => {
  expect(offsetOf({ askedAtMs: 1000, answeredAtMs: 1000, serverMs: 1000 }).errorMs).toBe(1);
});

it('believes the quickest of several answers', () => {
  const slow = { askedAtMs: 0, answeredAtMs: 900, serverMs: 100 };
  const quick = { askedAtMs: 1000, answeredAtMs: 1020, serverMs: 6010 };
  expect(surestOffset([slow, quick, slow])).toEqual({ offsetMs: 5000, errorMs: 10 });
});

it('finds a device that runs three minutes slow, whatever the network does', async () => {
  let deviceMs = 0;
  const delays = [300, 40, 700, 80, 120];
  let round = 0;
  const askServerTime = async () => {
    const delay = delays[round++]!;
    deviceMs += delay / 2;
    const server = new Date(deviceMs + 180_000);
    deviceMs += delay / 2;
    return server;
  };
  const offset = await measureOffset(askServerTime, delays.length, () => deviceMs);
  expect(offset).toEqual({ offsetMs: 180_000, errorMs: 20 });
});
