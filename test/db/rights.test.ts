import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { rightsOf } from './rights-of.ts';

const database = useDatabase();
let asSuperuser: postgres.Sql;
beforeAll(() => {
  asSuperuser = postgres(database.url, { max: 1, onnotice: () => undefined });
});
afterAll(() => asSuperuser.end());

it('there are five roles, and none of them can sign in or do more than it was given', async () => {
  const roles = await asSuperuser`
    select rolname, rolcanlogin, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls from pg_roles
    where rolname like 'causeway%' order by rolname`;
  const powerless = {
    rolcanlogin: false,
    rolsuper: false,
    rolcreaterole: false,
    rolcreatedb: false,
    rolbypassrls: false,
  };
  expect(roles).toEqual(
    ['causeway_app', 'causeway_owner', 'causeway_radius', 'causeway_retention', 'causeway_rotation'].map((rolname) => ({
      rolname,
      ...powerless,
    })),
  );
});

it('retention may cut what leads to a person, erase one, tell the ledger so, and see no more than that takes', async () => {
  expect(await rightsOf(asSuperuser, 'causeway_retention')).toEqual([
    'accounting_events(at): select',
    'accounting_events: delete',
    'alerts(acknowledged_at delegate_id id): select',
    'alerts: delete maintain',
    'answers(delegate_id): select',
    'answers: delete maintain',
    'badges(delegate_id serial): select',
    'badges: delete maintain',
    'calendar_links(delegate_id): select',
    'calendar_links: delete',
    'conference(ends_at id time_zone): select',
    'connections(accounting_id credential_id delegate_id device_address ended_at id lasts_until): select',
    'connections(accounting_id credential_id delegate_id device_address): update',
    'connections: maintain',
    'delegate_imports(ended_at faults id): select',
    'delegate_imports(faults): update',
    'delegate_imports: maintain',
    'delegate_links(delegate_id ended_at expires_at id): select',
    'delegate_links: delete maintain',
    'delegate_sign_ins(delegate_id ended_at expires_at id link_id): select',
    'delegate_sign_ins: delete maintain',
    'delegates(birth_date companion_of document_country document_hash document_last4 email external_reference guardian_id guardian_name guardian_phone id merged_into name name_latin): select',
    'delegates(birth_date companion_of document_country document_hash document_last4 guardian_id guardian_name guardian_phone): update',
    'delegates: delete maintain',
    'device_codes(expires_at id): select',
    'device_codes: delete',
    'device_sign_ins(expires_at id): select',
    'device_sign_ins: delete',
    'disconnects(connection_id outcome): select',
    'draft_photographs: maintain',
    'erasure_requests(delegate_id): select',
    'erasure_requests: delete maintain',
    'erasures(swept_at): update',
    'erasures: insert select',
    'favourites(delegate_id): select',
    'favourites: delete',
    'groups(head_id id): select',
    'groups(head_id): update',
    'groups: maintain',
    'hand_overs(closed_at delegate_id id): select',
    'hand_overs: delete maintain',
    'join_attempts(at delegate_id): select',
    'join_attempts: delete maintain',
    'ledger: insert select',
    'ledger_details: insert select',
    'ledger_subjects: delete insert maintain select',
    'letters(delegate_id draft_id given_up_at id sent_at): select',
    'letters(draft_id): update',
    'letters: delete maintain',
    'network_accounts(delegate_id): select',
    'network_accounts: delete maintain',
    'network_credentials(delegate_id id): select',
    'network_credentials: delete maintain',
    'network_devices(delegate_id): select',
    'network_devices: delete maintain',
    'passkeys(delegate_id id revoked_at): select',
    'passkeys: delete maintain',
    'phone_proofs(delegate_id id made_at passkey_id sign_in_id): select',
    'phone_proofs: delete maintain',
    'photographs(delegate_id): select',
    'photographs: delete maintain',
    'presences(delegate_id last_time zone_id): select',
    'presences: delete maintain',
    'proposals(decided_at delegate_id expires_at id kind outcome): select',
    'proposals(decided_at outcome): update',
    'proposals: delete maintain',
    'registration_drafts(companion_of delegate_id expires_at id submitted_at): select',
    'registration_drafts: delete maintain',
    'reviews(delegate_id): select',
    'reviews: delete maintain',
    'scans(badge_serial corrected_time delegate_id id shown_verdict signature token verdict): select',
    'scans(badge_serial delegate_id signature token): update',
    'scans: maintain',
    'sign_in_links(consumed_at expires_at id): select',
    'sign_in_links: delete',
    'sign_ins(ended_at expires_at id): select',
    'sign_ins: delete',
    'staff_badges(id revoked_at): select',
    'staff_badges: delete',
    'stranger_attempts(since): select',
    'stranger_attempts: delete',
    'unreadable_accounting(at): select',
    'unreadable_accounting: delete',
    'verifications(delegate_id id note outcome passed_on_because taken_sign_in): select',
    'verifications(note passed_on_because taken_sign_in): update',
    'verifications: delete maintain',
    'zone_counters(inside): update',
    'zone_counters: select',
  ]);
});

it('rotation may seal anew what is stored, tell the ledger so, and see no more than that takes', async () => {
  expect(await rightsOf(asSuperuser, 'causeway_rotation')).toEqual([
    'access_points(id): select',
    'badge_keys(id sealed_private_key): select',
    'badge_keys(sealed_private_key): update',
    'carried_keys(sealed_key): update',
    'carried_keys: delete insert select',
    'delegates(document_hash): select',
    'draft_photographs(draft_id sealed_key): select',
    'draft_photographs(sealed_key): update',
    'ledger: insert select',
    'ledger_details(sealed): update',
    'ledger_details: insert select',
    'ledger_keys(id sealed_private_key): select',
    'ledger_keys(sealed_private_key): update',
    'ledger_subjects(sealed_key): update',
    'ledger_subjects: select',
    'letters(id sealed_content): select',
    'letters(sealed_content): update',
    'network_authorities(id sealed_key): select',
    'network_authorities(sealed_key): update',
    'passkeys(delegate_id revoked_at): select',
    'photographs(delegate_id sealed_key): select',
    'photographs(sealed_key): update',
    'registration_drafts(id sealed_content): select',
    'registration_drafts(sealed_content): update',
    'secret_keys(rotated_at): update',
    'secret_keys: insert select',
    'staff_badges(pin_hash revoked_at): select',
  ]);
});

it('RADIUS reads no table', async () => {
  expect(await rightsOf(asSuperuser, 'causeway_radius')).toEqual([]);
});

it('every table belongs to the owner, and nobody else has any right', async () => {
  const others = await asSuperuser`
    select c.relname, acl.grantee::regrole::text from pg_class c, aclexplode(c.relacl) acl
    where c.relnamespace = 'public'::regnamespace
      and acl.grantee not in (select oid from pg_roles where rolname like 'causeway%')`;
  const foreign = await asSuperuser`
    select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S')
      and relowner <> 'causeway_owner'::regrole`;
  expect([...others, ...foreign]).toEqual([]);
});

it('the app can neither make tables nor empty them', async () => {
  await expect(database.sql`create table mine (id int)`).rejects.toThrow(/permission denied/);
  await expect(database.sql`truncate delegates`).rejects.toThrow(/permission denied/);
});
