import { beforeAll, expect, it } from 'vitest';
import type { DelegatePage, DelegateRow } from '../../../server/registration/delegates/delegates.contract.ts';
import { useApp } from '../../support/app.ts';
import { register } from '../register.ts';

const app = useApp();
let desk: string;

const people = [
  { name: '沈望舒', nameLatin: 'Shen Wangshu', externalReference: 'EXT-1' },
  { name: 'Øystein Müller-Łukasz', nameLatin: 'Øystein Müller-Łukasz', affiliation: 'Institut für Wasser' },
  { name: 'Янина Ковальчук', nameLatin: 'Yanina Kavalchuk', externalReference: 'EXT-100%_1' },
  { name: 'ريان القحطبي', nameLatin: 'Rayan Al-Qahtabi' },
  { name: 'أحمد جابر', nameLatin: 'Ahmad Jabir' },
  { name: 'ايمان طة', nameLatin: 'Iman Taha', email: 'iman@delegates.example' },
  { name: 'आर्यन राय', nameLatin: 'Aryan Rai' },
];

beforeAll(async () => {
  desk = await app.signedInAs('desk');
  for (const [n, person] of people.entries()) await register(app.database, { externalReference: `P-${n}`, ...person });
});

async function find(search: string, more = '') {
  const path = `/api/delegates?search=${encodeURIComponent(search)}${more}`;
  const { delegates }: DelegatePage = await (await app.ask('GET', path, { cookie: desk })).json();
  const sure = delegates.filter(({ match }) => match !== 'similar');
  return (sure.length > 0 ? sure : delegates).map(({ nameLatin }) => nameLatin);
}

it.each([
  ['望舒', 'Shen Wangshu'],
  ['WANG', 'Shen Wangshu'],
  ['wangshu shen', 'Shen Wangshu'],
  ['oystein', 'Øystein Müller-Łukasz'],
  ['muller lukasz', 'Øystein Müller-Łukasz'],
  ['institut', 'Øystein Müller-Łukasz'],
  ['КОВАЛЬ', 'Yanina Kavalchuk'],
  ['100%_', 'Yanina Kavalchuk'],
  ['القحطبي', 'Rayan Al-Qahtabi'],
  ['القَحْطَبِي', 'Rayan Al-Qahtabi'],
  ['沈', 'Shen Wangshu'],
  ['舒', 'Shen Wangshu'],
  ['沈 望', 'Shen Wangshu'],
  ['沈望书', 'Shen Wangshu'],
  ['Wanghsu', 'Shen Wangshu'],
  ['Ковалчюк', 'Yanina Kavalchuk'],
  ['kovalchuk yanina', 'Yanina Kavalchuk'],
  ['oestein mueller', 'Øystein Müller-Łukasz'],
  ['Oeystein', 'Øystein Müller-Łukasz'],
  ['MUELLER', 'Øystein Müller-Łukasz'],
  ['ext-100', 'Yanina Kavalchuk'],
  ['ht', ''],
  ['al qa', 'Rayan Al-Qahtabi'],
  ['ج', 'Ahmad Jabir'],
  ['احمد', 'Ahmad Jabir'],
  ['إيمان', 'Iman Taha'],
  ['طه', 'Iman Taha'],
  ['आर्यन', 'Aryan Rai'],
  ['आ', 'Aryan Rai'],
  ['rai aryan', 'Aryan Rai'],
  ['iman@delegates.example', 'Iman Taha'],
  ['ｊａｂｉｒ', 'Ahmad Jabir'],
  ['!?', ''],
])('finds by %s', async (search, found) => {
  expect(await find(search)).toEqual(found ? [found] : []);
});

it('shows the best match first, and says how each was found', async () => {
  const names = ['Okonlina Bel', 'Linda Abel', 'Mae Lin', 'Lin Abe', 'Abel Lindqvist'];
  for (const name of names) await register(app.database, { name, nameLatin: name, email: 'x@delegates.example' });
  await register(app.database, { name: 'Ada', nameLatin: 'Ada', affiliation: 'Lin Press' });
  const path = '/api/delegates?search=lin';
  const { delegates } = await (await app.ask('GET', path, { cookie: desk })).json();
  expect(delegates.map((row: DelegateRow) => [row.nameLatin, row.match])).toEqual([
    ['Lin Abe', 'word'],
    ['Mae Lin', 'word'],
    ['Linda Abel', 'beginning'],
    ['Abel Lindqvist', 'beginning'],
    ['Okonlina Bel', 'part'],
    ['Ada', 'part'],
  ]);
});

it('goes through what a search finds page by page, each once, in the same order as at once', async () => {
  const at = (path: string) => app.ask('GET', path, { cookie: desk }).then((answer) => answer.json());
  const whole: DelegatePage = await at('/api/delegates?search=a&limit=100');
  const seen: string[] = [];
  let next: string | undefined;
  do {
    const page: DelegatePage = await at(`/api/delegates?search=a&limit=2${next ? `&after=${next}` : ''}`);
    seen.push(...page.delegates.map(({ id }) => id));
    next = page.next;
  } while (next);
  expect(seen).toEqual(whole.delegates.map(({ id }) => id));
  expect(seen.length).toBeGreaterThan(5);
});

it('finds nobody by what nobody is called', async () => {
  expect(await find("x' or 1=1")).toEqual([]);
});

it('finds the holder by badge number and by the badge under the scanner', async () => {
  const id = await register(app.database, { nameLatin: 'Amina Okoye', name: 'Amina Okoye' });
  const issued = await app.ask('POST', `/api/delegates/${id}/badges`, { cookie: desk, body: { medium: 'printed' } });
  const { number, token } = await issued.json();
  expect(await find(number)).toEqual(['Amina Okoye']);
  expect(await find(number.replace('-', ' '))).toEqual(['Amina Okoye']);
  expect(await find(token)).toEqual(['Amina Okoye']);
});

it('goes through all of them page by page, each once', async () => {
  await Promise.all(Array.from({ length: 25 }, (_, n) => register(app.database, { nameLatin: `Same ${n % 3}` })));
  const seen: string[] = [];
  let next: string | undefined;
  do {
    const path = `/api/delegates?limit=4${next ? `&after=${next}` : ''}`;
    const page = await (await app.ask('GET', path, { cookie: desk })).json();
    seen.push(...page.delegates.map((row: { id: string }) => row.id));
    next = page.next;
  } while (next);
  const [{ count }] = await app.database.sql<[{ count: number }]>`select count(*)::integer as count from delegates`;
  expect(new Set(seen).size).toBe(count);
  expect(seen).toHaveLength(count);
});

it('says of a delegate what is registered, and never the document number', async () => {
  const id = await register(app.database, {
    birthDate: '1985-03-27',
    documentCountry: 'NP',
    documentHash: Buffer.alloc(32),
    documentLast4: '4417',
  });
  const details = await (await app.ask('GET', `/api/delegates/${id}`, { cookie: desk })).json();
  expect(details).toMatchObject({ birthDate: '1985-03-27', documentCountry: 'NP', documentLast4: '4417', badges: [] });
  expect(details.isVerified).toBe(false);
  expect(Object.keys(details)).not.toContain('documentHash');
});

it('says of a delegate whom a station has verified that they are', async () => {
  const id = await register(app.database, { nameLatin: 'Verena Tulloch' });
  const officer = '01900000-0000-7000-8000-0000000000f1';
  await app.database.sql`insert into staff (id, name, email, roles, created_at)
    values (${officer}, 'Officer', 'officer@staff.example', '{station}', now())`;
  await app.database.sql`insert into stations (id, number, place) values ('south-1', 1, '{"en":"South"}')`;
  await app.database.sql`insert into verifications
    (id, delegate_id, station_id, reason, requested_at, outcome, method, decided_at, decided_by)
    values (${'01900000-0000-7000-8000-0000000000f2'}, ${id}, 'south-1', 'identity_not_verified', now(), 'verified',
      'document', now(), ${officer})`;
  const details = await (await app.ask('GET', `/api/delegates/${id}`, { cookie: desk })).json();
  expect(details).toMatchObject({ isVerified: true, verifiedAt: expect.any(String) });
  const { delegates } = await (await app.ask('GET', '/api/delegates?search=Tulloch', { cookie: desk })).json();
  expect(delegates[0].isVerified).toBe(true);
});

it('answers an unknown delegate and a broken page mark by name', async () => {
  const unknown = await app.ask('GET', '/api/delegates/018f3f4e-0000-7000-8000-000000000000', { cookie: desk });
  expect((await unknown.json()).code).toBe('registration.delegate_unknown');
  expect((await app.ask('GET', '/api/delegates?after=there', { cookie: desk })).status).toBe(422);
});

it('shows nobody to a guard', async () => {
  const gate = await app.signedInAs('gate');
  expect((await app.ask('GET', '/api/delegates', { cookie: gate })).status).toBe(403);
});

it('puts a name that is alike before parts of two names that only together are', async () => {
  for (const name of ['Chloe Foncourt', 'Rui Fontalho']) await register(app.database, { name, nameLatin: name });
  expect((await find('fontahlo'))[0]).toBe('Rui Fontalho');
});
