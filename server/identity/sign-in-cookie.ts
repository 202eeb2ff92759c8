const plainName = 'causeway_sign_in';

/** With https the name binds the cookie to this host and to https; http is for localhost alone. */
const nameFor = (publicOrigin: string): string =>
  publicOrigin.startsWith('https:') ? `__Host-${plainName}` : plainName;

/** The secret of the sign-in in a Cookie header, or none. */
export function secretFromCookies(publicOrigin: string, header: string | undefined): string | undefined {
  const name = nameFor(publicOrigin);
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || undefined;
  }
  return undefined;
}

/** The Set-Cookie header that hands the secret to the browser until the sign-in is over. */
export function cookieOfSignIn(publicOrigin: string, secret: string, maxAgeS: number): string {
  return [
    `${nameFor(publicOrigin)}=${secret}`,
    'Path=/',
    'HttpOnly',
    // Lax and not Strict: a page opened from a mail or a chat must find its reader signed in.
    'SameSite=Lax',
    `Max-Age=${Math.floor(maxAgeS)}`,
    ...(publicOrigin.startsWith('https:') ? ['Secure'] : []),
  ].join('; ');
}

/** The Set-Cookie header that takes the cookie away again. */
export const cookieOfSignOut = (publicOrigin: string): string => cookieOfSignIn(publicOrigin, '', 0);
