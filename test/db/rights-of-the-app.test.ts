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

it('the app has these rights, table by table, and no others', async () => {
  const changed = ['badge_keys', 'badges', 'collector_keys', 'conference', 'delegate_imports', 'devices'];
  changed.push(
    'delegate_links',
    'delegate_sign_ins',
    'hand_overs',
    'letters',
    'letter_wordings',
    'registration_drafts',
    'registration_terms',
  );
  changed.push(
    'hotspot_minutes',
    'hotspot_quarters',
    'hotspots',
    'presences',
    'sign_in_links',
    'sign_ins',
    'staff',
    'verifications',
    'zone_counters',
  );
  const removed = ['gates', 'lanes', 'map_levels', 'stations', 'zones'];
  removed.push(
    'answers',
    'badge_designs',
    'device_codes',
    'device_sign_ins',
    'draft_photographs',
    'groups',
    'import_mappings',
    'photographs',
    'questions',
    'quotas',
  );
  const appended = [
    'hotspot_readings',
    'ledger',
    'ledger_details',
    'ledger_subjects',
    'overrides',
    'reviews',
    'rule_versions',
    'scans',
    'alerts',
    'ledger_keys',
    'ledger_checkpoints',
    'phone_proofs',
    'proposals',
    'staff_badges',
  ];
  const expected = [
    ...changed.map((table) => `${table}: insert select update`),
    ...removed.map((table) => `${table}: delete insert select update`),
    ...appended.map((table) => `${table}: insert select`),
    // Spans are named when something came in, and struck off when they are rolled up.
    'hotspot_spans_due: delete insert select',
    'erasure_requests: delete insert select',
    'carried_keys: select',
    'secret_keys: select',
    // Statistics are made anew after an import.
    'delegates: insert maintain select update',
    'passkeys: insert select',
    'passkeys(backed_up bound_at bound_by counter name revoked_at used_at): update',
    'scans(shown_at shown_verdict signature): update',
    'alerts(acknowledged_at acknowledged_by): update',
    'phone_proofs(answered_at choices is_match number opened_at passkey_id picked_at): update',
    'proposals(decided_at decided_by outcome): update',
    'staff_badges(locked_at pin_hash pin_salt pin_set_at revoked_at wrong_pins): update',
    'network_profiles: select update',
    'network_accounts: select',
    'network_accounts(revoked_at revoked_because revoked_by): update',
    'network_authorities: insert select',
    'network_authorities(retired_at signs_from succeeded_at): update',
    'access_points: insert select update',
    'hotspot_addresses: delete insert select',
    'radius_servers: delete insert select update',
    // What is hashed goes in, and does not come out again but for FreeRADIUS.
    'network_credentials: insert',
    'network_credentials(authority_id delegate_id device_name id made_at method revoked_at serial user_name valid_from valid_until): select',
    'network_credentials(device_name revoked_at): update',
    'network_devices: delete select',
    'connections: select',
    'connections(end ended_at): update',
    'accounting_events: select',
    'join_attempts: select',
    'venue_levels: delete insert select',
    'venue_places: delete insert select',
    'walk_nodes: delete insert select',
    'walkways: delete insert select',
    'venue_versions: delete insert select',
    'venue_versions(published_at state): update',
    'place_codes: insert select',
    'closures: insert select',
    'closures(ended_at until): update',
    'programme_sources: delete insert select update',
    'programme_rooms: delete insert select update',
    'programme_tracks: delete insert select update',
    'sessions: insert select update',
    'session_speakers: delete insert select',
    'favourites: delete insert select',
    'calendar_links: delete insert select',
    'session_changes: insert select',
    'stranger_attempts: select',
    'unreadable_accounting(at id): select',
    'disconnects: select',
    'disconnects(due_at outcome settled_at tries): update',
  ];
  expect((await rightsOf(asSuperuser, 'causeway_app')).sort()).toEqual(expected.sort());
});
