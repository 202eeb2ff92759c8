import { type Database, migrateDatabase, openDatabase } from '../../db/client.ts';
import { startEmbeddedDatabase } from '../../db/embedded.ts';
import { StartFault } from '../../db/start-fault.ts';
import type { Config } from '../config.ts';

export interface ServerDatabase extends Database {
  readonly url: string;
  /** Where the embedded PostgreSQL keeps its data; absent where DATABASE_URL names another. */
  readonly embeddedIn: string | undefined;
  /** True when this process did not start the embedded PostgreSQL but found it running. */
  readonly wasRunning: boolean;
  /** Stops the embedded PostgreSQL; does nothing to another. */
  stop(): Promise<void>;
}

/** The configured database at its newest schema; an embedded one is started first. Throws a StartFault when it cannot. */
export async function openServerDatabase(config: Pick<Config, 'databaseUrl' | 'dataFolder'>): Promise<ServerDatabase> {
  if (config.databaseUrl) {
    const url = config.databaseUrl;
    await migrateDatabase(url).catch((error: unknown) => {
      throw asStartFault(error, new URL(url)) ?? error;
    });
    return { ...openDatabase({ url }), url, embeddedIn: undefined, wasRunning: true, stop: async () => undefined };
  }
  const embedded = await startEmbeddedDatabase({ folder: config.dataFolder });
  try {
    await migrateDatabase(embedded.url);
  } catch (error) {
    if (!embedded.wasRunning) await embedded.stop();
    throw error;
  }
  return {
    ...openDatabase({ url: embedded.url }),
    url: embedded.url,
    embeddedIn: embedded.dataFolder,
    wasRunning: embedded.wasRunning,
    stop: embedded.stop,
  };
}

/** The faults that an operator can mend, as a sentence that holds no password. */
function asStartFault(error: unknown, { hostname, port, username, pathname }: URL): StartFault | undefined {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const at = `${hostname}:${port || 5432}`;
  const database = decodeURIComponent(pathname.slice(1));
  const user = decodeURIComponent(username);
  const sentences: Record<string, string> = {
    ECONNREFUSED: `No PostgreSQL answers at ${at}: is it running, and is DATABASE_URL right?`,
    CONNECT_TIMEOUT: `No PostgreSQL answers at ${at}: is DATABASE_URL right, and does a firewall let it through?`,
    ENOTFOUND: `There is no host ${hostname}: is DATABASE_URL right?`,
    EAI_AGAIN: `The name ${hostname} cannot be looked up: is DATABASE_URL right?`,
    '28P01': `PostgreSQL at ${at} refused the password of ${user}: is DATABASE_URL right?`,
    '28000': `PostgreSQL at ${at} does not let ${user} in: look at its pg_hba.conf, and at DATABASE_URL.`,
    '3D000': `PostgreSQL at ${at} has no database ${database}: make it, with createdb ${database}.`,
    '42501': `${user} may not set up the database ${database}: it must own it and be allowed to make roles (CREATEROLE).`,
    '53300': `PostgreSQL at ${at} has no connection left for us.`,
    '57P03': `PostgreSQL at ${at} is starting up or shutting down: try again in a moment.`,
  };
  const sentence = sentences[code];
  return sentence ? new StartFault(sentence) : undefined;
}
