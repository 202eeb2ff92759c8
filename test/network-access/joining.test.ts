import { describe, expect, it } from 'vitest';
import { useApp } from '../support/app.ts';
import { NetworkVenue, newDevice } from './network-venue.ts';

const app = useApp();
const venue = new NetworkVenue(app);
const because = 'Seen elsewhere under this name';

const isIn = ([verdict]: string[]) => verdict === 'admit';
const devices = (count: number) => Array.from({ length: count }, newDevice);

describe('Of devices that come at once', () => {
  it.each([1, 2, 3, 7])('as many are let in as the limit of %i says', async (limit) => {
    const [profile] = (await venue.ask('GET', '/api/network/profiles')).profiles;
    await venue.ask('PUT', '/api/network/profiles', { profiles: [{ ...profile, devices: limit }] });
    const person = await venue.credentialed({ category: profile.category });
    for (let round = 0; round < 3; round += 1) {
      const answers = await Promise.all(devices(10).map((device) => venue.admit(person.userName, device)));
      expect(answers.filter(isIn)).toHaveLength(round === 0 ? limit : 0);
    }
    const held = await venue.asSuperuser`select from network_devices where delegate_id = ${person.delegateId}`;
    expect(held).toHaveLength(limit);
  });

  it('one that comes again, however often, takes one place and is in one place', async () => {
    const person = await venue.credentialed();
    const device = newDevice();
    const answers = await Promise.all(Array.from({ length: 10 }, () => venue.admit(person.userName, device)));
    expect(answers.filter(isIn)).toHaveLength(10);
    const open = await venue.asSuperuser`select from connections
      where delegate_id = ${person.delegateId} and ended_at is null`;
    expect(open).toHaveLength(1);
  });
});

/** What ends somebody's right while their devices come in. */
const endings: Record<string, (delegateId: string) => Promise<unknown>> = {
  'a revocation': (delegateId) => venue.ask('POST', `/api/network/accounts/${delegateId}/revoke`, { because }),
  'a rejection': (delegateId) =>
    venue.asSuperuser`update delegates set vetting = 'rejected', vetted_at = now() where id = ${delegateId}`,
  'a withdrawal': (delegateId) => venue.asSuperuser`update delegates set status = 'withdrawn' where id = ${delegateId}`,
  'a verification that is taken back': (delegateId) =>
    venue.asSuperuser`update verifications set outcome = 'refused' where delegate_id = ${delegateId}`,
  'the removal of the device': (delegateId) =>
    venue.asSuperuser`update network_credentials set revoked_at = now() where delegate_id = ${delegateId}`,
  'an erasure': (delegateId) =>
    venue.asSuperuser.begin(async (sql) => {
      await sql`delete from verifications where delegate_id = ${delegateId}`;
      await sql`delete from delegate_sign_ins where delegate_id = ${delegateId}`;
      await sql`delete from delegate_links where delegate_id = ${delegateId}`;
      await sql`delete from delegates where id = ${delegateId}`;
    }),
};

describe.each(Object.entries(endings))('%s', (_, end) => {
  it('that races with devices that join leaves none on the network that nobody is told to take off', async () => {
    const left: number[] = [];
    const seen = { joined: 0, refused: 0 };
    for (let round = 0; round < 8; round += 1) {
      const person = await venue.credentialed({ category: 'exhibitor' });
      const before = devices(round % 3).map((device) => venue.admit(person.userName, device));
      await Promise.all(before);
      const joining = devices(5).map((device) => venue.admit(person.userName, device));
      const [, ...answers] = await Promise.all([end(person.delegateId), ...joining]);
      for (const answer of answers) seen[isIn(answer) ? 'joined' : 'refused'] += 1;
      const rows = await venue.asSuperuser`
        select from connections n where (delegate_id = ${person.delegateId} or delegate_id is null) and ended_at is null
          and not exists (select from disconnects d where d.connection_id = n.id)`;
      left.push(rows.length);
      expect(await venue.admit(person.userName)).toEqual(['refuse']);
    }
    expect(left).toEqual(left.map(() => 0));
    expect(seen.refused).toBeGreaterThan(0);
  }, 60_000);
});

describe('What holds for everybody', () => {
  const ofMedia = "category = 'media'";
  const changes = {
    'that a category is on another network': (round: number) =>
      venue.asSuperuser.unsafe(`update network_profiles set vlan = ${200 + round} where ${ofMedia}`),
    'that a category waits for clearance': async (round: number) => {
      await venue.asSuperuser`update conference set vetted_categories = ${round % 2 ? [] : ['media']}`;
    },
  };

  it.each(Object.entries(changes))(
    '%s, changed while devices join, leaves none on as it was before',
    async (_, change) => {
      const people = await Promise.all(Array.from({ length: 4 }, () => venue.credentialed({ category: 'media' })));
      const admitted = () => people.map(({ userName }) => venue.admit(userName));
      for (let round = 0; round < 15; round += 1) {
        await Promise.all([...admitted(), change(round), ...admitted()]);
        const left = await venue.asSuperuser`
          select from connections n join delegates d on d.id = n.delegate_id
            join network_profiles p on p.category = d.category
          where n.ended_at is null and d.category = 'media'
            and (n.vlan <> p.vlan or network_standing(d.id) <> 'awake')
            and not exists (select from disconnects x where x.connection_id = n.id)`;
        expect(left).toHaveLength(0);
        await venue.asSuperuser`update connections set ended_at = now(), "end" = 'left' where ended_at is null`;
        await venue.asSuperuser`delete from network_devices`;
      }
      await venue.asSuperuser`update conference set vetted_categories = '{}'`;
    },
    60_000,
  );
});

describe('The role of FreeRADIUS', () => {
  it('reads no table, and runs eight functions and nothing else of ours', async () => {
    const tables = await venue.asSuperuser<{ name: string }[]>`
      select c.oid::regclass::text as name from pg_class c
      where c.relnamespace in ('public'::regnamespace, 'radius'::regnamespace) and c.relkind in ('r', 'p', 'v', 'S')
        and (has_table_privilege('causeway_radius', c.oid, 'select, insert, update, delete, truncate, references, trigger')
          or has_any_column_privilege('causeway_radius', c.oid, 'select, insert, update, references'))`;
    expect(tables).toEqual([]);
    const functions = await venue.asSuperuser<{ name: string }[]>`
      select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where has_function_privilege('causeway_radius', p.oid, 'execute')
        and has_schema_privilege('causeway_radius', n.oid, 'usage')
        and n.nspname not in ('pg_catalog', 'information_schema') order by name`;
    expect(functions.map(({ name }) => name)).toEqual([
      ...[
        'radius.access_point',
        'radius.admit',
        'radius.knows_certificate',
        'radius.let_in',
        'radius.record_accounting',
        'radius.refused',
        'radius.secret_of',
        'radius.turned_away',
      ],
    ]);
    const unfixed = await venue.asSuperuser`select proname from pg_proc
      where pronamespace = 'radius'::regnamespace and (not prosecdef or proconfig is null)`;
    expect(unfixed).toEqual([]);
  });

  it.each([
    'select * from public.network_credentials',
    'select nt_hash from network_credentials',
    'select public.network_standing(gen_random_uuid())',
    'select * from public.delegates',
    'create table radius.mine (id int)',
  ])('is refused: %s', async (statement) => {
    await expect(venue.asRadius.unsafe(statement)).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|42P01|42883)$/),
    });
  });

  it('is not misled by tables of its own that are called as ours', async () => {
    const { userName } = await venue.credentialed({ isVerified: false });
    await venue.asRadius.begin(async (sql) => {
      await sql`create temporary table network_credentials on commit drop as
        select gen_random_uuid() as id, ${userName} as user_name, 'peap' as method, '\\x00'::bytea as nt_hash`;
      const [row] = await sql`select radius.secret_of('PEAP', ${userName}) as secret`;
      expect(row?.secret).toBe('none');
    });
  });
});
