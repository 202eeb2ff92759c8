import type { Logger } from 'pino';
import type { Actor, Monitor } from './actor.ts';
import type { Limiter } from './rate-limit.ts';
import type { Requester } from './requester-address.ts';

/** What the app's middleware puts into each request. */
export interface RequestEnv {
  Variables: {
    requestId: string;
    log: Logger;
    requester: Requester;
    limiter: Limiter;
    actor: Actor | Monitor | undefined;
    /** Of the problem that the request is answered with. */
    problemCode: string | undefined;
  };
}
