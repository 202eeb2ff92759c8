import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { inviteFirstAdministrator } from '../identity/invite-first-administrator.ts';
import { listOtherRelyingParties } from '../identity/passkeys/list-other-relying-parties.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { arePagesBuilt } from '../static-pages.ts';

interface GreetingDependencies extends Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'publicOrigin'> {
  readonly log: Logger;
}

const againMs = 500;

/**
 * Says on the terminal where the pages are, what the embedded database is good for, and how the first one gets in. The
 * server serves by then: a database that is lost meanwhile must not end it, so the greeting waits for it to come back.
 */
export async function greet(
  dependencies: GreetingDependencies,
  embeddedIn: string | undefined,
  stopping: AbortSignal,
): Promise<void> {
  while (!stopping.aborted) {
    try {
      process.stdout.write(await greeting(dependencies, embeddedIn));
      return;
    } catch (error) {
      dependencies.log.warn({ err: error }, 'the greeting waits for the database');
      await sleep(againMs);
    }
  }
}

async function greeting(dependencies: GreetingDependencies, embeddedIn: string | undefined): Promise<string> {
  const lines = [`Causeway is at ${dependencies.publicOrigin}`];
  if (!arePagesBuilt()) lines.push('Its pages are not built: npm run build makes them.');
  if (embeddedIn) {
    lines.push(
      `It keeps its data in an embedded PostgreSQL, in ${embeddedIn}. That is good for trying it out and for a small venue on one machine:`,
      'there is no replica and no encryption on the wire. Back the data folder up while it is stopped, or set DATABASE_URL to a server of yours.',
    );
  }
  for (const { relyingParty, passkeys } of await listOtherRelyingParties(dependencies)) {
    lines.push(
      `${passkeys} ${passkeys === 1 ? 'passkey was' : 'passkeys were'} made for ${relyingParty}, which PUBLIC_ORIGIN no longer names: browsers offer none of them here.`,
      'Set it back, or have them made anew. Staff are let in by: npm run sign-in-link -- <e-mail>',
    );
  }
  const link = await inviteFirstAdministrator(dependencies);
  if (link) {
    lines.push(
      'Nobody has signed in yet. The first administrator does with this link, once, within 15 minutes:',
      `  ${link.url}`,
      'A new one is made by: npm run sign-in-link -- <e-mail>',
    );
  }
  return `${lines.join('\n')}\n`;
}
