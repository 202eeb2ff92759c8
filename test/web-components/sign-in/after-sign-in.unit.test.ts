import { expect, it } from 'vitest';
import type { Role } from '../../../db/vocabulary.ts';
import { pageAfterSignIn } from '../../../web-components/sign-in/after-sign-in.ts';
import { signedIn } from '../signed-in.ts';

const after = (from: string | undefined, ...roles: Role[]) => {
  const address = new URL('https://venue.example/sign-in/');
  if (from !== undefined) address.searchParams.set('from', from);
  const staff = { id: '', name: 'Wen Qiao', email: 'wen@example.org', roles };
  return pageAfterSignIn(signedIn(staff), address);
};

it('leads back to the page that sent the person away', () => {
  expect(after('/station/?station=station-4', 'station')).toBe('/station/?station=station-4');
});

it('leads to the page of the one role, or to the choice where there are several', () => {
  expect(after(undefined, 'station')).toBe('/station/');
  expect(after(undefined, 'network')).toBe('/network/');
  expect(after(undefined, 'medical')).toBe('/whereabouts/');
  expect(after(undefined, 'station', 'desk')).toBe('/');
});

it.each([
  'https://elsewhere.example/',
  '//elsewhere.example/',
  '/\\elsewhere.example',
  'javascript:alert(1)',
  '/sign-in/',
])('is not led astray by %s', (from) => {
  expect(after(from, 'station')).toBe('/station/');
});
