import { parseArgs } from 'node:util';
import { StartFault } from '../db/start-fault.ts';
import { readConfig } from './config.ts';
import { ensureStaff } from './identity/ensure-staff.ts';
import { newStaffMember } from './identity/identity.contract.ts';
import { makeSignInLink } from './identity/make-sign-in-link.ts';
import { theSystem } from './kernel/actor.ts';
import { systemClock as clock } from './kernel/clock.ts';
import { DomainError } from './kernel/domain-error.ts';
import { openServerDatabase } from './start-up/open-server-database.ts';
import { openSecrets } from './start-up/secret-key.ts';
import { stopOnSignals } from './start-up/stop-in-order.ts';

/** As shells know it, so that no script takes an interrupted command for one that has printed a link. */
const interruptedExitCode = 130;

const usage = 'Usage: npm run sign-in-link -- <e-mail> [--role administrator] [--role gate …] [--name "Their Name"]';

let isInterrupted = false;

/** For the operator of the machine: a link that signs this person in; works while the server runs. */
async function printSignInLink(): Promise<void> {
  const wanted = readArguments();
  const config = readConfig();
  const database = await openServerDatabase(config);
  try {
    if (isInterrupted) return;
    const secrets = await openSecrets(config);
    const dependencies = { database, clock, secrets, publicOrigin: config.publicOrigin };
    const member = await ensureStaff(dependencies, theSystem, wanted);
    const { url, expiresAt } = await makeSignInLink(dependencies, theSystem, member.id);
    process.stdout.write(`${url}\n`);
    process.stderr.write(`For ${member.name} (${member.roles.join(', ')}), once, until ${expiresAt}.\n`);
  } finally {
    await database.close();
    if (!database.wasRunning) await database.stop();
  }
}

function readArguments(): ReturnType<typeof newStaffMember.parse> {
  let given: ReturnType<typeof parse>;
  try {
    given = parse();
  } catch {
    throw new StartFault(usage);
  }
  const email = given.positionals[0] ?? '';
  const roles = given.values.role ?? ['administrator'];
  const read = newStaffMember.safeParse({ name: given.values.name ?? email.split('@')[0], email, roles });
  if (!read.success || given.positionals.length !== 1) throw new StartFault(usage);
  return read.data;
}

const parse = () =>
  parseArgs({
    allowPositionals: true,
    options: { role: { type: 'string', multiple: true }, name: { type: 'string' } },
  });

const printing = printSignInLink();
// A PostgreSQL that is half started could not be stopped: it is let come up, and then is.
stopOnSignals(async () => {
  isInterrupted = true;
  await printing.catch(() => undefined);
}, interruptedExitCode);
printing.catch((error: unknown) => {
  if (error instanceof StartFault) process.stderr.write(`${error.message}\n`);
  else if (error instanceof DomainError) process.stderr.write(`${error.fault.title}\n`);
  else process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
