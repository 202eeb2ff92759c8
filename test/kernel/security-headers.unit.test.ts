import { Hono } from 'hono';
import { expect, it } from 'vitest';
import type { RequestEnv } from '../../server/kernel/request-env.ts';
import { securityHeaders } from '../../server/kernel/security-headers.ts';

async function headersOf(publicOrigin: string, path = '/'): Promise<Headers> {
  const app = new Hono<RequestEnv>().use(securityHeaders(publicOrigin)).get('*', (c) => c.text('x'));
  return (await app.request(path)).headers;
}
const directivesOf = (headers: Headers) => headers.get('content-security-policy')?.split('; ') ?? [];

it('a page runs and shows what comes from here, and nothing else', async () => {
  expect(directivesOf(await headersOf('https://venue.example'))).toEqual(
    expect.arrayContaining([
      ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "worker-src 'self'", "object-src 'none'"],
      ...["base-uri 'none'", "form-action 'self'", "connect-src 'self' wss://venue.example"],
    ]),
  );
});

it('no text becomes markup or script but through the two policies that are named', async () => {
  const directives = directivesOf(await headersOf('https://venue.example'));
  expect(directives).toContain("require-trusted-types-for 'script'");
  expect(directives).toContain('trusted-types lit-html causeway');
  expect(directives.join()).not.toMatch(/unsafe|allow-duplicates|\*/);
});

it('no page is framed, opened or loaded by another site, nor tells one where it came from', async () => {
  const headers = await headersOf('https://venue.example');
  expect(directivesOf(headers)).toContain("frame-ancestors 'none'");
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

it('camera and passkeys are for these pages, and what they do not use is for nobody', async () => {
  const allowed = (await headersOf('https://venue.example')).get('permissions-policy')?.split(', ');
  for (const feature of ['camera', 'publickey-credentials-create', 'publickey-credentials-get'])
    expect(allowed).toContain(`${feature}=(self)`);
  for (const feature of ['microphone', 'geolocation', 'usb']) expect(allowed).toContain(`${feature}=()`);
  // Browsers know none of this name, and say so in the console of every page.
  expect(allowed?.filter((each) => each.startsWith('bluetooth'))).toEqual([]);
});

it('what the interface answers is kept by no browser', async () => {
  expect((await headersOf('https://venue.example', '/api/staff')).get('cache-control')).toBe('no-store');
});

it('browsers ask by https only, for names below this one too, where it is reached by https', async () => {
  const told = (await headersOf('https://venue.example')).get('strict-transport-security');
  expect(told).toBe('max-age=31536000; includeSubDomains');
  expect((await headersOf('http://localhost:8420')).get('strict-transport-security')).toBeNull();
});
