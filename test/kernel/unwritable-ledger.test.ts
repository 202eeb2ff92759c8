import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acknowledgeAlert } from '../../server/alerts/acknowledge-alert.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { makeDeviceCode } from '../../server/identity/devices/make-device-code.ts';
import { makeSignInLink } from '../../server/identity/make-sign-in-link.ts';
import { signIn } from '../../server/identity/sign-in.ts';
import type { StaffActor } from '../../server/kernel/actor.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { useApp } from '../support/app.ts';

const app = useApp();
const alertId = '01900000-0000-7000-8000-000000000001';
let owner: postgres.Sql;
let staff: StaffActor;
let token: string;

beforeAll(async () => {
  owner = postgres(app.database.url, { max: 1, onnotice: () => undefined });
  const member = await addStaff(app, theSystem, { name: 'Lin', email: 'lin@example.org', roles: ['administrator'] });
  staff = { kind: 'staff', id: member.id, name: 'Lin', roles: ['administrator'], signInId: member.id };
  token = new URL((await makeSignInLink(app, theSystem, member.id)).url).hash.slice(1);
  await owner`insert into alerts (id, kind, raised_at, because) values (${alertId}, 'ledger_broken', now(), 'a test')`;
  await owner.unsafe(`
    create function refuse_entry() returns trigger language plpgsql as $$ begin raise exception 'no entry is taken'; end $$;
    create trigger refuse_entries before insert on ledger for each row execute function refuse_entry()`);
});
afterAll(() => owner.end());

/** One line for each table that these decisions write. */
async function allThatIsKept(): Promise<string> {
  const tables = ['alerts', 'staff', 'sign_ins', 'sign_in_links', 'device_codes', 'ledger', 'ledger_details'];
  const sums = tables.map((table) => `select '${table}', count(*), sum(hashtextextended(t::text, 0)) from ${table} t`);
  return JSON.stringify(await owner.unsafe(sums.join(' union all ')));
}

const decisions: Record<string, () => Promise<unknown>> = {
  'acknowledging an alert': () => acknowledgeAlert(app, staff, alertId),
  'adding somebody to the staff': () =>
    addStaff(app, staff, { name: 'Mo', email: 'mo@example.org', roles: ['administrator'] }),
  'making a link to sign in': () => makeSignInLink(app, staff, staff.id),
  'signing in': () => signIn(app, { token }),
  'showing a code for a device': () => makeDeviceCode(app, staff, { kind: 'board', name: 'Wall' }),
};

it.each(Object.entries(decisions))('%s does not happen when its entry cannot be written', async (_what, decide) => {
  const before = await allThatIsKept();
  await expect(decide()).rejects.toThrow(/no entry is taken/);
  expect(await allThatIsKept()).toBe(before);
});
