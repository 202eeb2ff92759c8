/** A cookie that holds the secret of a sign-in, and below which path it is sent. */
interface CookieTerms {
  readonly name: string;
  readonly path: string;
  readonly sameSite?: 'Lax' | 'Strict';
}

/** With https the name binds the cookie to this host and to https; http is for localhost alone. */
const staffCookie = (publicOrigin: string): CookieTerms => ({
  name: publicOrigin.startsWith('https:') ? '__Host-causeway_sign_in' : 'causeway_sign_in',
  path: '/',
});

/** For the pages of this site alone: no other page begins anything on a device. */
const deviceCookie = (publicOrigin: string): CookieTerms => ({
  name: publicOrigin.startsWith('https:') ? '__Host-causeway_device' : 'causeway_device',
  path: '/',
  sameSite: 'Strict',
});

/** Not sent to the pages of staff, so that a member of staff who opens a delegate's link stays who they are there. */
const delegateCookie = (publicOrigin: string): CookieTerms => ({
  name: publicOrigin.startsWith('https:') ? '__Secure-causeway_delegate' : 'causeway_delegate',
  path: '/api/delegate',
});

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
  { name, path, sameSite = 'Lax' }: CookieTerms,
  secret: string,
  maxAgeS: number,
): string {
  return [
    `${name}=${secret}`,
    `Path=${path}`,
    'HttpOnly',
    // People's are Lax and not Strict: a page opened from a mail or a chat must find its reader signed in.
    `SameSite=${sameSite}`,
    `Max-Age=${Math.floor(maxAgeS)}`,
    ...(publicOrigin.startsWith('https:') ? ['Secure'] : []),
  ].join('; ');
}

/** The Set-Cookie header that takes the cookie away again. */
export const cookieOfSignOut = (publicOrigin: string): string => cookieOfSignIn(publicOrigin, '', 0);
