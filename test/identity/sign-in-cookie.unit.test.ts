import { expect, it } from 'vitest';
import {
  cookieOfDelegate,
  cookieOfDevice,
  cookieOfSignIn,
  cookieOfSignOut,
  isOfDelegates,
  secretFromCookies,
} from '../../server/identity/sign-in-cookie.ts';

const venue = 'https://venue.example';
const here = 'http://localhost:8420';

it('is out of reach of scripts and of other sites, and with https bound to the host', () => {
  expect(cookieOfSignIn(venue, 's3cret', 60)).toBe(
    '__Host-causeway_sign_in=s3cret; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure',
  );
  expect(cookieOfSignIn(here, 's3cret', 60)).toBe(
    'causeway_sign_in=s3cret; Path=/; HttpOnly; SameSite=Lax; Max-Age=60',
  );
});

it.each([
  ['a member of staff', cookieOfSignIn, 'Lax'],
  ['a delegate', cookieOfDelegate, 'Lax'],
  ['a device', cookieOfDevice, 'Strict'],
] as const)('of %s is of this host alone, over https alone, and no script reads it', (_, cookieOf, sameSite) => {
  const [pair = '', ...attributes] = cookieOf(venue, 's3cret', 60).split('; ');
  expect(pair).toMatch(/^__Host-causeway_\w+=s3cret$/);
  expect(attributes).toEqual(['Path=/', 'HttpOnly', `SameSite=${sameSite}`, 'Max-Age=60', 'Secure']);
});

it("of a delegate counts for delegates' own addresses only", () => {
  expect(['/api/delegate', '/api/delegate/form'].map(isOfDelegates)).toEqual([true, true]);
  expect(['/api/delegates', '/api/delegated', '/', '/api/staff?x=/api/delegate', ''].map(isOfDelegates)).toEqual(
    Array(5).fill(false),
  );
});

it('is found among others, by its whole name', () => {
  expect(secretFromCookies(here, 'a=1; causeway_sign_in=s3cret; b=2')).toBe('s3cret');
  expect(secretFromCookies(here, 'xcauseway_sign_in=no; causeway_sign_in_too=no')).toBeUndefined();
  expect(secretFromCookies(here, undefined)).toBeUndefined();
  expect(secretFromCookies(here, 'causeway_sign_in=')).toBeUndefined();
});

it('with https is not taken from a page that could only set the plain name', () => {
  expect(secretFromCookies(venue, 'causeway_sign_in=planted')).toBeUndefined();
});

it('is taken away at once by signing out', () => {
  expect(cookieOfSignOut(venue)).toContain('__Host-causeway_sign_in=;');
  expect(cookieOfSignOut(venue)).toContain('Max-Age=0');
});
