import { beforeAll, expect, it } from 'vitest';
import { useApp } from '../../support/app.ts';
import { register } from '../register.ts';

const app = useApp();
let id: string;
beforeAll(async () => {
  id = await register(app.database, { affiliation: 'Donghu University' });
});

const find = (search: string, cookie: string) =>
  app.ask('GET', `/api/network/delegates?search=${encodeURIComponent(search)}`, { cookie });

it('who sees to the network finds somebody by name, and learns nothing but name and category', async () => {
  const answer = await find('Shen Wangsu', await app.signedInAs('network'));
  expect(await answer.json()).toEqual({
    delegates: [{ id, name: '沈望舒', nameLatin: 'Shen Wangshu', category: 'speaker' }],
    isMore: false,
  });
});

it('nobody finds another by what they may not see', async () => {
  const cookie = await app.signedInAs('network');
  for (const search of ['shen@delegates.example', 'Donghu University'])
    expect((await (await find(search, cookie)).json()).delegates).toEqual([]);
});

it('no more is found than a person looks for, and others go on', async () => {
  const cookie = await app.signedInAs('network');
  for (let n = 0; n < 30; n += 1) expect((await find('Shen', cookie)).status).toBe(200);
  const refused = await find('Shen', cookie);
  expect([refused.status, (await refused.json()).code]).toEqual([429, 'registration.too_many_searches']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await find('Shen', await app.signedInAs('supervisor'))).status).toBe(200);
});
