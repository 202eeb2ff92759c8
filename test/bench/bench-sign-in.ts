import type { BenchVenue } from './admission-venue.ts';
import type { BenchServer } from './bench-server.ts';

/** Signs the venue's supervisor in, and tells their cookie. */
export async function signIn(server: BenchServer, { signInToken }: Pick<BenchVenue, 'signInToken'>): Promise<string> {
  const headers = { 'content-type': 'application/json', origin: server.origin };
  const body = JSON.stringify({ token: signInToken });
  const answer = await fetch(`${server.origin}/api/sign-ins`, { method: 'POST', headers, body });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Error(`sign-in was answered ${answer.status}`);
  return cookie;
}
