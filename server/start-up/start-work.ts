import { keepCheckingOut } from '../admission/keep-checking-out.ts';
import { keepReadings } from '../hotspots/keep-readings.ts';
import { openMailServer } from '../registration/letters/mail-server.ts';
import type { MailSettings } from '../registration/letters/mail-settings.ts';
import type { SendDependencies } from '../registration/letters/send-due-letters.ts';
import { startPost } from '../registration/letters/start-post.ts';
import type { Started } from './stop-in-order.ts';

/** Starts what the server does by itself, beside answering: letters go out only where a mail server is set up. */
export function startWork(deps: SendDependencies, mail: MailSettings | undefined): Started[] {
  const post = startPost(deps, mail && openMailServer(mail));
  return [
    { name: 'check-outs', stop: keepCheckingOut(deps) },
    { name: 'readings', stop: keepReadings(deps) },
    { name: 'post', stop: post.stop },
  ];
}
