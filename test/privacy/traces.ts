import { randomBytes, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import postgres from 'postgres';
import { delegates } from '../../db/schema/index.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { appendLedger } from '../../server/kernel/ledger.ts';
import { inTransaction } from '../../server/kernel/transaction.ts';
import { guardAt, type Venue } from '../admission/venue.ts';
import { register } from '../registration/register.ts';
import type { TestApp } from '../support/app.ts';
import { openOwnPage } from './retention-world.ts';

/** Letters that occur nowhere else. */
const mark = () => `Q${randomBytes(6).toString('hex')}`;

/** A person whose every particular is unlike anybody's, and who has left a trace in each table that can hold one. */
export async function leaveTracesOf(app: TestApp, venue: Venue, { guard, desk }: { guard: string; desk: string }) {
  const own = {
    name: mark(),
    latin: mark(),
    email: mark(),
    affiliation: mark(),
    reference: mark(),
    phone: mark(),
    guardian: mark(),
    last4: mark().slice(0, 4),
    answer: mark(),
    note: mark(),
    image: mark(),
    hash: mark(),
    search: '',
  };
  own.search = own.name.toLowerCase();
  const { delegateId, token, serial } = await venue.invite();
  await app.database.drizzle
    .update(delegates)
    .set({
      ...{ name: own.name, nameLatin: own.latin, email: `${own.email}@persons.example`, affiliation: own.affiliation },
      ...{
        externalReference: own.reference,
        guardianName: own.guardian,
        guardianPhone: own.phone,
        documentCountry: 'CN',
      },
      ...{ documentHash: Buffer.from(own.hash), documentLast4: own.last4, birthDate: '1931-07-13' },
    })
    .where(idIs(delegateId));
  const { scan } = guardAt(app, venue, guard);
  await scan('south-1', token);
  await openOwnPage(app, desk, delegateId);
  const others = { companion: await register(app.database), ward: await register(app.database) };
  const sql = postgres(app.database.url, { max: 1, onnotice: () => undefined });
  await insertRows(sql, delegateId, own, others).finally(() => sql.end());
  await inTransaction(app.database, (tx) =>
    appendLedger(app, theSystem, tx, { action: 'registration_changed', delegateId, details: { name: own.name } }),
  );
  const { last4: _short, hash, image, ...plain } = own;
  const bytes = [hash, image].map((text) => Buffer.from(text).toString('hex'));
  return { delegateId, token, serial, words: [delegateId, token, ...Object.values(plain), ...bytes], own, ...others };
}

/** As the database wants one. */
const userName = () =>
  randomBytes(10)
    .toString('hex')
    .replace(/[0189]/g, 'z')
    .slice(0, 16);

const idIs = (id: string) => eq(delegates.id, id);

async function insertRows(
  sql: postgres.Sql,
  delegateId: string,
  own: Record<'answer' | 'note' | 'image' | 'email' | 'name', string>,
  { companion, ward }: { companion: string; ward: string },
): Promise<void> {
  const at = new Date('2026-11-20T08:00:00Z');
  const [member] = await sql`select id from staff limit 1`;
  const staffId = String(member?.id);
  const draftId = randomUUID();
  const verificationId = randomUUID();
  const signInId = randomUUID();
  const passkeyId = randomUUID();
  const bytes = Buffer.from(own.image);
  const secret = () => randomBytes(32);
  await sql`insert into questions (id, label, kind) values ('diet', '{"en": "Diet"}', 'text') on conflict do nothing`;
  await sql`insert into stations (id, number, place) values ('station-1', 1, '{"en": "left"}') on conflict do nothing`;
  await sql`insert into answers values (${delegateId}, 'diet', ${sql.json(own.answer)})`;
  const [source, session] = [randomUUID(), randomUUID()];
  await sql`insert into programme_sources (id, name, format, made_at) values (${source}, ${source}, 'frab_json', ${at})`;
  await sql`insert into sessions (id, source_id, guid, title, starts_at, ends_at, changed_at)
    values (${session}, ${source}, 'a', '{"en": "Opening"}', ${at}, ${new Date(at.getTime() + 60_000)}, ${at})`;
  await sql`insert into favourites values (${delegateId}, ${session}, ${at})`;
  await sql`insert into calendar_links values (${delegateId}, ${secret()}, ${at})`;
  await sql`insert into reviews (id, delegate_id, at, revision, decision, because) values
    (${randomUUID()}, ${delegateId}, ${at}, 1, 'approved', ${own.note})`;
  await sql`insert into photographs values
    (${delegateId}, ${randomUUID()}, ${bytes}, ${bytes}, 10, 10, 'desk', ${at}, ${staffId})`;
  await sql`insert into sign_ins (id, secret_hash, staff_id, created_at, seen_at, expires_at)
    values (${signInId}, ${secret()}, ${staffId}, ${at}, ${at}, ${at})`;
  await sql`insert into verifications (id, delegate_id, station_id, reason, requested_at, outcome, method, decided_at,
      decided_by, note, passed_on_because) values
    (${verificationId}, ${delegateId}, 'station-1', 'identity_not_verified', ${at}, 'verified', 'document', ${at},
      ${staffId}, ${own.note}, ${own.note})`;
  await sql`insert into passkeys (id, delegate_id, credential_id, public_key, counter, transports, backup_eligible,
      backed_up, name, made_at) values
    (${passkeyId}, ${delegateId}, ${secret()}, ${bytes}, 0, '{}', false, false, ${own.name}, ${at})`;
  await sql`insert into phone_proofs (id, verification_id, delegate_id, sign_in_id, code_hash, made_at, expires_at,
      answered_at, passkey_id, number, choices) values
    (${randomUUID()}, ${verificationId}, ${delegateId}, ${signInId}, ${secret()}, ${at}, ${at}, ${at}, ${passkeyId}, 12,
      '{12,13,14}')`;
  await sql`insert into registration_drafts (id, secret_hash, delegate_id, email, locale, sealed_content, started_at,
      changed_at, expires_at) values
    (${draftId}, ${secret()}, ${delegateId}, ${`${own.email}@persons.example`}, 'en', ${bytes}, ${at}, ${at}, ${at})`;
  await sql`insert into draft_photographs values (${draftId}, ${randomUUID()}, ${bytes}, ${bytes}, 10, 10, ${at})`;
  await sql`insert into registration_drafts (id, secret_hash, companion_of, email, locale, started_at, changed_at,
      expires_at) values
    (${randomUUID()}, ${secret()}, ${delegateId}, 'companion@persons.example', 'en', ${at}, ${at}, ${at})`;
  await sql`insert into letters (id, delegate_id, draft_id, kind, locale, to_address, sealed_content, written_at, sent_at)
    values (${randomUUID()}, ${delegateId}, ${draftId}, 'received', 'en', ${own.email}, ${bytes}, ${at}, ${at})`;
  await sql`insert into letters (id, draft_id, kind, locale, to_address, written_at, sent_at)
    values (${randomUUID()}, ${draftId}, 'form_link', 'en', ${own.email}, ${at}, ${at})`;
  await sql`insert into hand_overs (id, delegate_id, note, handed_at, handed_by)
    values (${randomUUID()}, ${delegateId}, ${own.note}, ${at}, ${staffId})`;
  const credentialId = randomUUID();
  await sql`insert into network_credentials (id, delegate_id, device_name, method, user_name, nt_hash, valid_from,
      valid_until, made_at) values
    (${credentialId}, ${delegateId}, ${own.name}, 'peap', ${userName()}, ${randomBytes(16)}, ${at}, '2026-12-01', ${at})`;
  const device = randomBytes(6).toString('hex');
  await sql`insert into network_devices values (${delegateId}, ${device}, ${at})`;
  await sql`insert into access_points (name, address, secret_box, changed_at) values
    ('AP 1', '10.0.0.1', ${randomBytes(64)}, ${at}) on conflict do nothing`;
  await sql`insert into connections (id, delegate_id, credential_id, device_address, access_point_id, vlan, accounting_id,
      admitted_at, lasts_until, ended_at, "end")
    select ${randomUUID()}, ${delegateId}, ${credentialId}, ${device}, id, 110, ${own.note}, ${at}, ${at}, ${at}, 'left'
    from access_points limit 1`;
  await sql`insert into join_attempts (at, delegate_id, credential_id, method, outcome) values
    (${at}, ${delegateId}, ${credentialId}, 'peap', 'admitted')`;
  await sql`insert into alerts (id, kind, raised_at, delegate_id, because)
    values (${randomUUID()}, 'whereabouts_looked_up', ${at}, ${delegateId}, ${own.note})`;
  await sql`insert into proposals (id, kind, delegate_id, because, proposed_at, proposed_by, expires_at) values
    (${randomUUID()}, 'lift_rejection', ${delegateId}, ${own.note}, ${at}, ${staffId}, ${at})`;
  await sql`insert into erasure_requests values (${delegateId}, ${at})`;
  await sql`insert into delegate_imports (id, file_name, started_at, started_by, faults) values (${randomUUID()}, 'a.csv',
    ${at}, ${staffId}, ${sql.json([{ line: 3, column: 'country', found: own.name, code: 'country_unknown' }])})`;
  await sql`insert into groups (id, name, head_id, created_at, changed_at)
    values (${randomUUID()}, ${`Choir ${delegateId.slice(0, 2)}${Math.random()}`}, ${delegateId}, ${at}, ${at})`;
  await sql`update delegates set companion_of = ${delegateId} where id = ${companion}`;
  await sql`update delegates set guardian_id = ${delegateId} where id = ${ward}`;
}
