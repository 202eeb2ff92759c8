import { randomBytes } from 'node:crypto';
import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server';
import postgres from 'postgres';
import { openDatabase } from '../../db/client.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { systemClock as clock } from '../../server/kernel/clock.ts';
import { Secrets } from '../../server/kernel/secrets.ts';
import { Authenticator } from '../support/authenticator.ts';
import { openBenchDatabase } from './bench-database.ts';
import { startBenchServer } from './bench-server.ts';
import { cpuSeconds, postgresCpuSeconds, postmasterPid } from './measure.ts';
import type { Side } from './pairs.ts';
import type { BenchOptions } from './run.ts';

const signIns = 200;
/** All come from one address, which answers no more than one person's passkeys unless it is the hall's. */
const oneHall = { VENUE_NETWORKS: '127.0.0.0/8, ::1' };

/**
 * CPU (server and PostgreSQL) per sign-in by passkey over HTTP – options, answer, cookie, with the writes and the ledger
 * that belong to it – against the library's call alone, on answers of the same authenticator.
 */
export async function signInSides(atEnd: BenchOptions['atEnd']): Promise<{ ours: Side; peer: Side }> {
  const { url, dataFolder } = await openBenchDatabase(atEnd);
  const secret = randomBytes(32);
  const environment = { DATABASE_URL: url, SECRET_KEY: secret.toString('base64url'), ...oneHall };
  const server = await startBenchServer(environment);
  atEnd(() => server.stop());
  const { origin, pid } = server;
  const authenticator = new Authenticator({ origin, rpId: 'localhost' });
  const publicKey = publicKeyOf(authenticator);
  await enrol(url, new Secrets(secret), authenticator.credentialId, publicKey);
  const postmaster = postmasterPid(dataFolder);
  const cpu = () => cpuSeconds(pid) + postgresCpuSeconds(postmaster);
  return {
    ours: async () => {
      const before = cpu();
      for (let n = 0; n < signIns; n++) await signInOnce(origin, authenticator);
      return ((cpu() - before) / signIns) * 1e6;
    },
    peer: async () => {
      const answers = Array.from({ length: signIns }, () => {
        const challenge = randomBytes(40).toString('base64url');
        return { challenge, response: answerOf(authenticator, challenge) };
      });
      const credential = { id: authenticator.credentialId.toString('base64url'), publicKey: new Uint8Array(publicKey) };
      const before = process.cpuUsage();
      for (const { challenge, response } of answers) {
        const { verified } = await verifyAuthenticationResponse({
          ...{ response, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: 'localhost' },
          ...{ requireUserVerification: true, credential: { ...credential, counter: 0 } },
        });
        if (!verified) throw new Error('the library verified nothing');
      }
      const { user, system } = process.cpuUsage(before);
      return (user + system) / signIns;
    },
  };
}

/** As the library's types want it. */
function answerOf(authenticator: Authenticator, challenge: string): AuthenticationResponseJSON {
  const { authenticatorAttachment: _, response, ...shown } = authenticator.show(challenge);
  const { userHandle, ...answer } = response;
  return { ...shown, response: { ...answer, ...(userHandle && { userHandle }) } };
}

async function signInOnce(origin: string, authenticator: Authenticator): Promise<void> {
  const post = async (path: string, body?: unknown) => {
    const headers = { 'content-type': 'application/json', origin };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${origin}${path}`, { method: 'POST', headers, ...sent });
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
    return answer.json() as Promise<{ challenge: string }>;
  };
  const { challenge } = await post('/api/passkey-sign-ins/offers');
  await post('/api/passkey-sign-ins', { credential: authenticator.show(challenge) });
}

/** Somebody of the staff with this passkey. */
async function enrol(url: string, secrets: Secrets, credentialId: Buffer, publicKey: Buffer): Promise<void> {
  const database = openDatabase({ url, poolSize: 1 });
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  const member = { name: 'Lin', email: 'lin@venue.example', roles: ['supervisor' as const] };
  const { id: staffId } = await addStaff({ database, clock, secrets }, theSystem, member);
  const passkey = { id: crypto.randomUUID(), staff_id: staffId, credential_id: credentialId, public_key: publicKey };
  const terms = { counter: 0, transports: [], backup_eligible: true, backed_up: true };
  await sql`insert into passkeys ${sql({ ...passkey, ...terms, name: 'Telephone', made_at: clock.now() })}`;
  await Promise.all([sql.end(), database.close()]);
}

/** The COSE key at the end of what the authenticator attests (WebAuthn Level 3 §6.5.1). */
function publicKeyOf(authenticator: Authenticator): Buffer {
  const attestation = Buffer.from(authenticator.make('bench').response.attestationObject, 'base64url');
  const start = attestation.indexOf(authenticator.credentialId) + authenticator.credentialId.length;
  return attestation.subarray(start);
}
