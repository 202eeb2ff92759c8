import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { createHub } from '../../../server/live/hub.ts';
import { serveApp } from '../../../server/start-up/serve-app.ts';
import { openBrowser } from '../../journeys/journey.ts';
import { signInDelegate } from '../../registration/forms/applicant.ts';
import { register } from '../../registration/register.ts';
import { useApp } from '../../support/app.ts';
import { useAtEnd } from '../../support/at-end.ts';
import { freePort } from '../../support/real-server.ts';

const atEnd = useAtEnd();
const app = useApp({ wifi: { name: 'Venue' } });
const address = '/api/delegate/network/set-up';
const password = 'abcdefghijk23456789m';
const type = 'application/x-www-form-urlencoded';
const fields = (changes: Record<string, string> = {}) =>
  String(new URLSearchParams({ deviceName: 'My phone', kind: 'pkcs12', password, ...changes }));
const whereTo = (answer: Response) => [answer.status, answer.headers.get('location')];
const post = (body: string, cookie?: string, headers: Record<string, string> = {}) =>
  app.ask('POST', address, { body, ...(cookie && { cookie }), headers: { 'content-type': type, ...headers } });

async function delegate() {
  return signInDelegate(app, await register(app.database));
}
const usedUp = async (cookie: string) => {
  const { devices } = await (await app.ask('GET', '/api/delegate/network', { cookie })).json();
  for (let made = 0; made < devices; made++) expect((await post(fields(), cookie)).status).toBe(200);
};

describe('A form that is refused goes back to the page, with the code of the problem', () => {
  it('where there are as many devices as there may be', async () => {
    const cookie = await delegate();
    await usedUp(cookie);
    expect(whereTo(await post(fields(), cookie))).toEqual([303, '/wifi/#problem=network_access.too_many_devices']);
  });

  it('where nobody is signed in, where something is missing, and where it comes from another site', async () => {
    expect(whereTo(await post(fields()))).toEqual([303, '/wifi/#problem=request.link_needed']);
    const cookie = await delegate();
    expect(whereTo(await post('kind=apple', cookie))).toEqual([303, '/wifi/#problem=request.invalid']);
    expect(whereTo(await post(fields({ password: 'short' }), cookie))).toEqual([303, '/wifi/#problem=request.invalid']);
    const foreign = await post(fields(), cookie, { origin: 'https://elsewhere.example' });
    expect(whereTo(foreign)).toEqual([303, '/wifi/#problem=request.foreign_origin']);
    const { credentials } = await (await app.ask('GET', '/api/delegate/network', { cookie })).json();
    expect(credentials).toEqual([]);
  });

  it('and nothing of the problem is left in the answer', async () => {
    const answer = await post(fields());
    expect(await answer.text()).toBe('');
    expect(answer.headers.get('content-type')).toBeNull();
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('while JSON that is refused is answered with a problem', async () => {
    const answer = await app.ask('POST', address, { body: {} });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([401, 'application/problem+json']);
  });
});

describe('In a browser', () => {
  let origin = '';
  let page: Page;
  beforeAll(async () => {
    const port = await freePort();
    origin = `http://localhost:${port}`;
    const deps = { ...app, publicOrigin: origin, live: createHub(app) };
    const server = await serveApp(deps, createApp(deps), { host: '127.0.0.1', port });
    atEnd(async () => {
      server.close();
      await once(server, 'close');
    });
    page = await (await openBrowser(atEnd)).newPage();
  });

  const open = async (cookie: string) => {
    const [name = '', value = ''] = cookie.split('=');
    await page.context().clearCookies();
    await page.context().addCookies([{ name, value, url: origin }]);
    await page.goto(`${origin}/healthz`);
  };
  const submit = (kind: string) =>
    page.evaluate(
      ([action, chosen]) => {
        const form = document.createElement('form');
        Object.assign(form, { action, method: 'post' });
        for (const [name, value] of Object.entries({ deviceName: 'My phone', kind: chosen })) {
          const input = document.createElement('input');
          Object.assign(input, { name, value, type: 'hidden' });
          form.append(input);
        }
        document.body.append(form);
        form.submit();
      },
      [address, kind] as const,
    );

  it('a form is answered with a file, and the page stays', async () => {
    await open(await delegate());
    const downloading = page.waitForEvent('download');
    await submit('apple');
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('wifi.mobileconfig');
    expect(readFileSync(await download.path(), 'utf8')).toContain('<key>SSID_STR</key><string>Venue</string>');
    expect(page.url()).toBe(`${origin}/healthz`);
  });

  it('a form that is refused leads to the page', async () => {
    const cookie = await delegate();
    await usedUp(cookie);
    await open(cookie);
    await submit('apple');
    await page.waitForURL(`${origin}/wifi/#problem=network_access.too_many_devices`);
  });
});
