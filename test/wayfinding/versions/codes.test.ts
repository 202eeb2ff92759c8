import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { placeCodeCount, placeCodeOf, readPlaceCode } from '../../../server/wayfinding/places/place-code.ts';
import { useApp } from '../../support/app.ts';
import { streetPlan, VersionDesk } from './plans.ts';

const app = useApp();
const desk = new VersionDesk(app);
const root = postgres(app.database.url, { max: 1 });
beforeAll(() => desk.open());
afterAll(() => root.end());

it('publishes also where codes run out, gives the last ones first to halls, and says how many places have none', async () => {
  const last = placeCodeOf(12_345);
  const taken = Array.from({ length: placeCodeCount }, (_, number) => placeCodeOf(number)).filter(
    (code) => code !== last,
  );
  await root`insert into place_codes (code, place_key, made_at)
    select code, 'gone ' || code, now() from unnest(${taken}::text[]) as t(code)`;
  const plan = streetPlan(['A Shop', 'Z Hall']);
  const [shop, hall] = plan.places;
  const draft = await desk.draft({ ...plan, places: [{ ...shop, kind: 'shop' }, hall] });
  const answer = await desk.publish(draft.id);
  expect(await answer.json()).toMatchObject({ codesMade: 1, withoutCode: 1, version: { state: 'published' } });
  const rows = await root`select code, place_key from place_codes where place_key not like 'gone %'`;
  expect([...rows]).toEqual([{ code: last, place_key: 'z-hall' }]);
  expect(readPlaceCode(last)).toBe(last);
});
