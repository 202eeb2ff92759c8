import { z } from 'zod';
import { type Account, madeLink } from '../client/account.ts';
import { ask } from '../client/http.ts';
import type { Delegate } from '../people/delegates.ts';
import type { Applicant } from './applicants.ts';
import { fillInForm } from './fill-in-form.ts';
import { idOf } from './groups.ts';

const begun = z.object({ secret: z.string() });

/** Lets each of these delegates open their page by a link of the desk's, and bring somebody. */
export async function bringCompanions(
  desk: Account,
  delegates: readonly Delegate[],
  companions: readonly Applicant[],
): Promise<void> {
  for (const [i, companion] of companions.entries()) {
    const delegate = delegates[i];
    if (!delegate) return;
    const cookie = await openPage(desk, await idOf(desk, delegate.reference));
    const { email, locale } = companion;
    const { body } = await ask(desk.address, '/api/delegate/companions', {
      json: { email, locale },
      headers: { cookie },
    });
    await fillInForm(desk.address, begun.parse(body).secret, companion);
  }
}

/** The cookie of a delegate who opened a link that the desk made for them. */
async function openPage(desk: Account, delegateId: string): Promise<string> {
  const link = await desk.read(madeLink.pick({ url: true }), `/api/delegates/${delegateId}/links`, { method: 'POST' });
  const secret = new URL(link.url).hash.slice(1);
  const { headers } = await ask(desk.address, '/api/delegate/sign-ins', { json: { secret } });
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
