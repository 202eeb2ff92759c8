import { beforeAll, expect, it } from 'vitest';
import { goodPicture } from '../registration/photographs/pictures.ts';
import { useApp } from '../support/app.ts';
import { guardAt, openVenue, type Venue } from './venue.ts';

const app = useApp();
let venue: Venue;
let guard: string;
let desk: string;
beforeAll(async () => {
  venue = await openVenue(app);
  guard = await app.signedInAs('gate');
  desk = await app.signedInAs('desk');
});

const photographOf = async (delegateId: string) => {
  const address = `/api/delegates/${delegateId}/photograph`;
  const headers = { 'content-type': 'image/jpeg' };
  expect((await app.ask('PUT', address, { cookie: desk, body: await goodPicture(), headers })).status).toBe(200);
};
const fetchAt = async (address = '', cookie = guard) => (await app.ask('GET', address, { cookie })).status;

it('who scans a badge is told where its holder can be seen, whatever the verdict, and again when it is sent again', async () => {
  const { scan, send } = guardAt(app, venue, guard);
  const [verified, unknown] = [await venue.invite(), await venue.invite({ isVerified: false })];
  await Promise.all([photographOf(verified.delegateId), photographOf(unknown.delegateId)]);
  const admitted = await scan('south-1', verified.token);
  const refused = await scan('west-1', verified.token);
  const referred = await scan('south-1', unknown.token);
  expect([admitted, refused, referred].map(({ verdict }) => verdict)).toEqual(['admit', 'refuse', 'refer']);
  for (const { holder } of [admitted, refused, referred]) expect(await fetchAt(holder?.photograph?.address)).toBe(200);
  const record = venue.record('west-1', verified.token);
  for (const _time of ['first', 'again']) {
    const { body } = await send({ scans: [record] });
    expect(await fetchAt(body.results[0]?.holder?.photograph?.address)).toBe(200);
  }
});

it('the address serves the one sign-in that scanned, for a minute and a half', async () => {
  const { scan } = guardAt(app, venue, guard);
  const { token, delegateId } = await venue.invite();
  await photographOf(delegateId);
  const address = (await scan('south-1', token)).holder?.photograph?.address;
  expect(await fetchAt(address, await app.signedInAs('gate'))).toBe(404);
  app.clock.advance(90_001);
  expect(await fetchAt(address)).toBe(410);
});

it('a holder without a photograph has no address', async () => {
  const { scan } = guardAt(app, venue, guard);
  const { token } = await venue.invite();
  expect((await scan('south-1', token)).holder).not.toHaveProperty('photograph');
});
