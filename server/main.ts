import { StartFault } from '../db/start-fault.ts';
import { getReadyForScans } from './admission/get-ready-for-scans.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { systemClock as clock } from './kernel/clock.ts';
import { createLog } from './kernel/log.ts';
import { endNewsOfPersons } from './kernel/news-of-persons.ts';
import { findRequesters } from './kernel/requester-address.ts';
import { holdServerLock } from './kernel/server-lock.ts';
import { settleSecret } from './key-rotation/settle-secret.ts';
import { createHub } from './live/hub.ts';
import { recordKeptHours } from './privacy/retention/record-kept-hours.ts';
import { closeServer } from './start-up/close-server.ts';
import { greet } from './start-up/greet.ts';
import { openErasing } from './start-up/open-erasing.ts';
import { openServerDatabase } from './start-up/open-server-database.ts';
import { openWallets } from './start-up/open-wallets.ts';
import { openWifi } from './start-up/open-wifi.ts';
import { openSecrets } from './start-up/secret-key.ts';
import { serveApp } from './start-up/serve-app.ts';
import { startWork } from './start-up/start-work.ts';
import { type Started, stopInOrder, stopOnSignals } from './start-up/stop-in-order.ts';

const started: Started[] = [];
const stopping = new AbortController();
let log = createLog('info');

async function start(): Promise<void> {
  const config = readConfig();
  const { publicOrigin, host, port, metricsKey, linksSuffice, keptHours, programmeNetworks, departuresFeed } = config;
  log = createLog(config.logLevel);

  const database = await openServerDatabase(config);
  started.push({ name: 'database pool', stop: database.close });
  const lock = await holdServerLock(database.url, log, () => process.kill(process.pid, 'SIGTERM'));
  // Only now is the embedded PostgreSQL ours to stop: until here, another server might have been using it.
  started.unshift({ name: 'embedded PostgreSQL', stop: database.stop }, { name: 'server lock', stop: lock.release });

  const live = createHub({ clock, log });
  const secrets = await settleSecret({ database, url: database.url, clock }, await openSecrets(config));
  const deps = {
    database,
    clock,
    secrets,
    live,
    log,
    publicOrigin,
    linksSuffice,
    keptHours,
    programmeNetworks,
    departuresFeed,
    findRequester: findRequesters(config),
    erasing: openErasing(database, config),
    wifi: openWifi(config.wifi, { clock, log }),
  };
  started.push({ name: 'retention pool', stop: deps.erasing.retention.close });
  const app = createApp({ ...deps, wallets: openWallets(config.wallets), metricsKey });
  await getReadyForScans(deps);
  await recordKeptHours(deps, keptHours);
  const server = await serveApp(deps, app, { host, port });
  started.push({ name: 'HTTP', stop: () => closeServer(server) }, { name: 'sockets', stop: () => live.close() });
  started.push({ name: 'news of persons', stop: () => endNewsOfPersons(database) });
  started.push(...startWork(deps, { mail: config.mail, url: database.url }));
  await greet(deps, database.embeddedIn, stopping.signal);
}

const starting = start();
stopOnSignals(async () => {
  stopping.abort();
  log.info('stopping');
  // What is half started could not be stopped: it is let come up, or fail.
  await starting.catch(() => undefined);
  await stopInOrder(started, log);
});
starting.catch(async (error: unknown) => {
  if (stopping.signal.aborted) return;
  if (error instanceof StartFault) process.stderr.write(`${error.message}\n`);
  else log.fatal({ err: error }, 'cannot start');
  await stopInOrder(started, log);
  process.exit(1);
});
