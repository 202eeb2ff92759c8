import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { openDatabase } from '../../db/client.ts';
import { acknowledgeAlert } from '../../server/alerts/acknowledge-alert.ts';
import { hasOtherAdministrator, lockAlert, updateAcknowledged } from '../../server/alerts/alerts.queries.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { verifyShown } from '../../server/identity/passkeys/relying-party.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { chainEntry, markOfEntry } from '../../server/kernel/chain-entry.ts';
import { systemClock as clock } from '../../server/kernel/clock.ts';
import { Secrets } from '../../server/kernel/secrets.ts';
import { inTransaction } from '../../server/kernel/transaction.ts';
import { LedgerCheck } from '../../server/ledger-checks/ledger-check.ts';
import { findLastEntry, walkEntries } from '../../server/ledger-checks/ledger-checks.queries.ts';
import { Authenticator } from '../support/authenticator.ts';
import { describeDatabase, openBenchDatabase } from './bench-database.ts';
import { buildServer, startBenchServer } from './bench-server.ts';
import { cpuSeconds, postgresCpuSeconds, postmasterPid } from './measure.ts';
import { comparePairs } from './pairs.ts';
import type { Bench, BenchOptions } from './run.ts';

const signIns = 200;
const decisions = 300;
const entries = 200_000;
/** All come from one address, which answers no more than one person's passkeys unless it is the hall's. */
const oneHall = { VENUE_NETWORKS: '127.0.0.0/8, ::1' };

/**
 * `authentication`: CPU (server and PostgreSQL) per sign-in by passkey over HTTP – options, answer, cookie, with the writes
 * and the ledger that belong to it – against the bare library on the same bytes. `ledger-cost`: CPU per decision of an
 * administrator on an alert, the whole verb with its entry in the ledger against the same locks, reads and writes without.
 * `ledger-verify`: time for each entry of 200,000, read and hashed, against the 10 µs that the goal allows.
 */
export const bench: Bench = async ({ pairs, atEnd }) => {
  const ground = await layGround(atEnd);
  console.log(`  ${await describeDatabase(ground.url)}`);
  const authentication = await comparePairs({
    name: 'authentication',
    unit: 'cpu-us/sign-in',
    pairs,
    ...authenticationSides(ground),
  });
  const cost = await comparePairs({ name: 'ledger-cost', unit: 'cpu-us/decision', pairs, ...decisionSides(ground) });
  await fillLedger(ground);
  const verify = await comparePairs({ name: 'ledger-verify', unit: 'us/entry', pairs, ...verifySides(ground) });
  return [authentication, cost, verify];
};

export type Ground = Awaited<ReturnType<typeof layGround>>;

async function layGround(atEnd: BenchOptions['atEnd']) {
  await buildServer();
  const { url, dataFolder } = await openBenchDatabase(atEnd);
  const secret = randomBytes(32);
  const server = await startBenchServer({ DATABASE_URL: url, SECRET_KEY: secret.toString('base64url'), ...oneHall });
  atEnd(() => server.stop());
  const database = openDatabase({ url, poolSize: 2 });
  atEnd(() => database.close());
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  atEnd(() => sql.end());
  const secrets = new Secrets(secret);
  const authenticator = new Authenticator({ origin: server.origin, rpId: 'localhost' });
  const member = await addStaff({ database, clock, secrets }, theSystem, {
    ...{ name: 'Lin', email: 'lin@venue.example', roles: ['supervisor'] },
  });
  const publicKey = publicKeyOf(authenticator);
  await sql`insert into passkeys ${sql({
    ...{
      id: crypto.randomUUID(),
      staff_id: member.id,
      credential_id: authenticator.credentialId,
      public_key: publicKey,
    },
    ...{ counter: 0, transports: [], backup_eligible: true, backed_up: true, name: 'Telephone', made_at: new Date() },
  })}`;
  const known = { credentialId: authenticator.credentialId, publicKey, counter: 0, backupEligible: true };
  const postmaster = postmasterPid(dataFolder);
  const databaseCpu = () => postgresCpuSeconds(postmaster);
  return { url, database, secrets, server, sql, authenticator, known, databaseCpu, staffId: member.id };
}

/** The COSE key at the end of what the authenticator attests (WebAuthn Level 3 §6.5.1). */
function publicKeyOf(authenticator: Authenticator): Buffer {
  const attestation = Buffer.from(authenticator.make('bench').response.attestationObject, 'base64url');
  const start = attestation.indexOf(authenticator.credentialId) + authenticator.credentialId.length;
  return attestation.subarray(start);
}

function authenticationSides({ server, authenticator, known, databaseCpu }: Ground) {
  const post = async (path: string, body?: unknown) => {
    const answer = await fetch(`${server.origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.origin },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
    return answer.json() as Promise<{ challenge: string }>;
  };
  const ours = async () => {
    const cpu = () => cpuSeconds(server.pid) + databaseCpu();
    const before = cpu();
    for (let n = 0; n < signIns; n++) {
      const { challenge } = await post('/api/passkey-sign-ins/offers');
      await post('/api/passkey-sign-ins', { credential: authenticator.show(challenge) });
    }
    return ((cpu() - before) / signIns) * 1e6;
  };
  const peer = async () => {
    const shown = Array.from({ length: signIns }, () => authenticator.show(randomBytes(40).toString('base64url')));
    const before = process.cpuUsage();
    const expected = { publicOrigin: server.origin, useChallenge: () => true };
    for (const credential of shown) await verifyShown(expected, credential, known);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / signIns;
  };
  return { ours, peer };
}

/** As `acknowledgeAlert`, but for the entry in the ledger. */
const acknowledgeUnwritten = ({ database, staffId }: Ground, id: string): Promise<void> =>
  inTransaction(database, async (tx) => {
    const alert = await lockAlert(tx, id);
    if (!alert || alert.acknowledgedAt) throw new Error('there is no such alert');
    if (alert.raisedBy === staffId && (await hasOtherAdministrator(tx, staffId))) throw new Error('their own');
    await updateAcknowledged(tx, id, { at: clock.now(), by: staffId });
  });

function decisionSides(ground: Ground) {
  const { database, secrets, sql, staffId, databaseCpu } = ground;
  const deps = {
    database,
    secrets,
    clock,
    live: { wake: () => undefined, serve: () => undefined, onWake: () => () => undefined },
  };
  const actor = { kind: 'staff', id: staffId, name: 'Lin', roles: ['administrator'], signInId: staffId } as const;
  const measure = (decide: (id: string) => Promise<void>) => async () => {
    const ids = Array.from({ length: decisions }, () => crypto.randomUUID());
    const rows = ids.map((id) => ({ id, kind: 'ledger_broken', raised_at: new Date(), because: 'bench' }));
    await sql`insert into alerts ${sql(rows)}`;
    const [own, theirs] = [process.cpuUsage(), databaseCpu()];
    for (const id of ids) await decide(id);
    const { user, system } = process.cpuUsage(own);
    return (user + system + (databaseCpu() - theirs) * 1e6) / decisions;
  };
  return {
    ours: measure((id) => acknowledgeAlert(deps as unknown as Parameters<typeof acknowledgeAlert>[0], actor, id)),
    peer: measure((id) => acknowledgeUnwritten(ground, id)),
  };
}

/** Entries as `appendLedger` chains them, many at a time. */
async function fillLedger({ database, secrets, sql }: Ground): Promise<void> {
  const header = { actorKind: 'system', actorId: null, action: 'map_drawn', subjectId: null };
  let last = await findLastEntry(database.drizzle);
  for (let done = 0; done < entries; done += 2000) {
    const chained = Array.from({ length: 2000 }, (_, n) => {
      const { entry, plain } = chainEntry(last, { ...header, at: clock.now() }, { n });
      last = entry;
      return { entry, sealed: secrets.seal('ledger', plain, markOfEntry(secrets, entry.hash)) };
    });
    const rows = chained.map(({ entry }) => ({
      ...{ sequence: entry.sequence, at: entry.at, actor_kind: entry.actorKind, action: entry.action },
      ...{ commitment: entry.commitment, previous_hash: entry.previousHash, hash: entry.hash },
    }));
    await sql`insert into ledger ${sql(rows)}`;
    await sql`insert into ledger_details ${sql(chained.map(({ entry, sealed }) => ({ sequence: entry.sequence, sealed })))}`;
  }
}

/** Against the goal itself: 100,000 entries a second are 10 µs for each. */
function verifySides({ database }: Ground) {
  const ours = async () => {
    const check = new LedgerCheck({ checkpoints: [] });
    const began = performance.now();
    await walkEntries(database, { withDetails: false }, (some) => check.takeAll(some));
    const { entries: walked, findings } = check.end();
    if (findings.length > 0 || walked < entries) throw new Error(`walked ${walked} entries, found ${findings.length}`);
    const us = ((performance.now() - began) * 1000) / walked;
    console.log(`    ${Math.round(1e6 / us)} entries a second`);
    return us;
  };
  return { ours, peer: async () => 10 };
}
