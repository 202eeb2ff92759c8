import { z } from 'zod';
import type { Account } from '../../client/account.ts';
import { ask } from '../../client/http.ts';
import type { Credential } from './log-in.ts';

const link = z.object({ url: z.url() });
const standing = z.object({ standing: z.string() });
const made = z.object({
  credential: z.object({ userName: z.string() }),
  secret: z.string(),
  authorities: z.array(z.object({ certificate: z.string() })),
});

/**
 * A delegate opens their own page by a link that the desk makes, and sets their phone up there; nothing while their network
 * sleeps.
 */
export async function setPhoneUp(desk: Account, delegateId: string): Promise<Credential | undefined> {
  const { address } = desk;
  const { url } = await desk.read(link, `/api/delegates/${delegateId}/links`, { method: 'POST' });
  const signedIn = await ask(address, '/api/delegate/sign-ins', { json: { secret: new URL(url).hash.slice(1) } });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const own = await ask(address, '/api/delegate/network', { headers: { cookie } });
  if (standing.parse(own.body).standing !== 'awake') return undefined;
  const json = { deviceName: 'Phone', method: 'ttls' };
  const answer = await ask(address, '/api/delegate/network/credentials', { json, headers: { cookie } });
  const { credential, secret, authorities } = made.parse(answer.body);
  return { userName: credential.userName, secret, authorities: authorities.map((one) => one.certificate).join('') };
}
