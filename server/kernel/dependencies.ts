import type { Logger } from 'pino';
import type { Database } from '../../db/client.ts';
import type { Live } from '../live/live.ts';
import type { Clock } from './clock.ts';
import type { Secrets } from './secrets.ts';

/** What verbs depend on. A verb names the slice that it needs: `Pick<Dependencies, 'database' | 'clock'>`. */
export interface Dependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly live: Live;
  readonly log: Logger;
  /** Scheme and authority that people open, such as https://venue.example. */
  readonly publicOrigin: string;
  /** A sign-in link is enough to do one's work; unless told, it is only good for making a passkey. */
  readonly linksSuffice?: boolean | undefined;
}
