import type { Logger } from 'pino';
import type { Actor } from './actor.ts';

/** What the app's middleware puts into each request. */
export interface RequestEnv {
  Variables: { requestId: string; log: Logger; actor: Actor | undefined };
}
