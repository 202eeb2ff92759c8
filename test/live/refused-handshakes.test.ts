import { expect, it } from 'vitest';
import { useApp } from '../support/app.ts';
import { handshake, startLiveServer } from '../support/live-server.ts';

const app = useApp({ venueNetworks: ['203.0.113.0/24'] });
const from = (address: string) => ({ 'x-forwarded-for': address });
const flooding = from('198.51.100.7');
const madeUp = { cookie: 'causeway_sign_in=made-up-made-up-made-up' };

/** Asks so often, some at once, and gives how often each status was answered. */
async function askOften(url: string, times: number, headers: Record<string, string>) {
  const answered: Record<number, number> = {};
  for (let begun = 0; begun < times; begun += 40) {
    const some = Array.from({ length: Math.min(40, times - begun) }, () => fetch(url, { headers }));
    for (const answer of await Promise.all(some)) {
      await answer.arrayBuffer();
      answered[answer.status] = (answered[answer.status] ?? 0) + 1;
    }
  }
  return answered;
}

it('an address whose handshakes were refused twelve hundred times waits; whoever there may come is let in', async () => {
  const { url } = await startLiveServer(app);
  const cookie = await app.signedInAs('gate');
  const asked = url.replace('ws:', 'http:');
  expect(await askOften(asked, 1_199, { ...flooding, ...madeUp })).toEqual({ 401: 1_199 });
  expect(await handshake(url, { ...flooding, ...madeUp })).toBe(401);
  expect(await handshake(url, { ...flooding, ...madeUp })).toBe(429);
  const told = await fetch(asked, { headers: flooding });
  expect([told.status, told.headers.get('retry-after')]).toEqual([429, '1']);
  expect(await told.json()).toMatchObject({ code: 'request.too_many' });
  expect(await handshake(url, { ...flooding, cookie })).toBe(101);
  for (const elsewhere of ['198.51.100.8', '203.0.113.9'])
    expect(await handshake(url, { ...from(elsewhere), ...madeUp })).toBe(401);
  app.clock.advance(50);
  expect(await handshake(url, { ...flooding, ...madeUp })).toBe(401);
}, 60_000);
