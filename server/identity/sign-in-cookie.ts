/**
 * A cookie that holds the secret of a sign-in. With https its name begins with `__Host-`, so that browsers take it from
 * this host alone, over https, for all of its paths (RFC 6265bis §4.1.3.2); http is for localhost.
 */
interface CookieTerms {
  readonly name: string;
  readonly sameSite?: 'Lax' | 'Strict';
}

const nameAt = (publicOrigin: string, name: string): string =>
  publicOrigin.startsWith('https:') ? `__Host-${name}` : name;

const staffCookie = (publicOrigin: string): CookieTerms => ({ name: nameAt(publicOrigin, 'causeway_sign_in') });

/** For the pages of this site alone: no other page begins anything on a device. */
const deviceCookie = (publicOrigin: string): CookieTerms => ({
  name: nameAt(publicOrigin, 'causeway_device'),
  sameSite: 'Strict',
});

const delegateCookie = (publicOrigin: string): CookieTerms => ({ name: nameAt(publicOrigin, 'causeway_delegate') });

/**
 * Whether a delegate's cookie counts at an address. Elsewhere it is as if it were not there, so that a member of staff who
 * opens a delegate's link stays who they are on the pages of staff.
 */
export const isOfDelegates = (path: string): boolean => /^\/api\/delegate(\/|$)/.test(path);

/** Whether it counts there where nobody of the staff is signed in: ways and places are asked for on any page. */
export const isOfEverybody = (path: string): boolean => /^\/api\/(places|ways)(\/|$)/.test(path);

/** What the cookie of a member of staff is called. */
export const signInCookieName = (publicOrigin: string): string => staffCookie(publicOrigin).name;

/** The secret of a member of staff's sign-in in a Cookie header, or none. */
export const secretFromCookies = (publicOrigin: string, header: string | undefined): string | undefined =>
  cookieIn(header, staffCookie(publicOrigin));

/** The secret of a device's sign-in in a Cookie header, or none. */
export const deviceSecretFromCookies = (publicOrigin: string, header: string | undefined): string | undefined =>
  cookieIn(header, deviceCookie(publicOrigin));

/** The secret of a delegate's sign-in in a Cookie header, or none. */
export const delegateSecretFromCookies = (publicOrigin: string, header: string | undefined): string | undefined =>
  cookieIn(header, delegateCookie(publicOrigin));

function cookieIn(header: string | undefined, { name }: CookieTerms): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || undefined;
  }
  return undefined;
}

/** The Set-Cookie header that hands the secret to the browser until the sign-in is over. */
export const cookieOfSignIn = (publicOrigin: string, secret: string, maxAgeS: number): string =>
  setCookie(publicOrigin, staffCookie(publicOrigin), secret, maxAgeS);

/** As `cookieOfSignIn`, for a device. */
export const cookieOfDevice = (publicOrigin: string, secret: string, maxAgeS: number): string =>
  setCookie(publicOrigin, deviceCookie(publicOrigin), secret, maxAgeS);

/** As `cookieOfSignIn`, for a delegate. */
export const cookieOfDelegate = (publicOrigin: string, secret: string, maxAgeS: number): string =>
  setCookie(publicOrigin, delegateCookie(publicOrigin), secret, maxAgeS);

function setCookie(
  publicOrigin: string,
  { name, sameSite = 'Lax' }: CookieTerms,
  secret: string,
  maxAgeS: number,
): string {
  return [
    `${name}=${secret}`,
    'Path=/',
    'HttpOnly',
    // People's are Lax and not Strict: a page opened from a mail or a chat must find its reader signed in.
    `SameSite=${sameSite}`,
    `Max-Age=${Math.floor(maxAgeS)}`,
    ...(publicOrigin.startsWith('https:') ? ['Secure'] : []),
  ].join('; ');
}

/** The Set-Cookie header that takes the cookie away again. */
export const cookieOfSignOut = (publicOrigin: string): string => cookieOfSignIn(publicOrigin, '', 0);
