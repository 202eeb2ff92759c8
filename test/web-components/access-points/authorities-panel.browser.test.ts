import { html, render } from 'lit';
import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../../../web-components/access-points/authorities-panel.ts';
import type { AuthoritiesServer, AuthorityList } from '../../../web-components/access-points/authorities-server.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

const day = (year: number) => `${year}-11-22T08:00:00Z`;
const authority = (id: string, more: Partial<AuthorityList['authorities'][number]>) => ({
  ...{ id, name: `Venue ${id}`, certificate: '', fingerprint: '', madeAt: day(2026), expiresAt: day(2031) },
  ...{ state: 'signs' as const, ...more },
});
const radius = (more: Partial<AuthorityList['radiusServers'][number]> = {}) => ({
  ...{ name: 'first', laidOutAt: day(2026), startedAt: day(2026), certificateUntil: day(2027) },
  ...more,
});

const server = { list: vi.fn(), succeed: vi.fn(), retire: vi.fn() } satisfies Record<keyof AuthoritiesServer, unknown>;
afterEach(() => {
  render(html``, document.body);
  vi.resetAllMocks();
});

async function show(told: Partial<AuthorityList>, width = 1440) {
  await page.viewport(width, 900);
  server.list.mockResolvedValue({ authorities: [], radiusServers: [], ...told });
  server.succeed.mockResolvedValue({});
  server.retire.mockResolvedValue({ credentials: 0, accessPoints: 0 });
  render(html`<main><cw-authorities-panel .server=${server}></cw-authorities-panel></main>`, document.body);
  await expect.poll(() => server.list.mock.calls.length).toBe(1);
}
const button = (name: string) => page.getByRole('button', { name, exact: true });
const shown = (words: string | RegExp) => expect.element(page.getByText(words)).toBeVisible();

it('says of a rotation how far it is, and what is to be done next where', async () => {
  await show({
    authorities: [authority('1', {}), authority('2', { state: 'waits', next: 'render' })],
    radiusServers: [radius(), radius({ name: 'second', next: 'render' })],
  });
  await shown(/signs; good until/);
  await shown(/trusted, and does not sign yet; good until/);
  await expect
    .poll(() => page.getByText('Next: run npm run freeradius:render, then start FreeRADIUS again.').elements().length)
    .toBe(2);
  await expect.element(button('Make one that succeeds…')).not.toBeInTheDocument();
  await expect.element(button('Retire Venue 1…')).not.toBeInTheDocument();
  await expect.element(button('Retire Venue 2…')).toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
});

it('makes one that succeeds, once somebody has read what that means', async () => {
  await show({ authorities: [authority('1', {})], radiusServers: [radius()] });
  await button('Make one that succeeds…').click();
  await shown(/Devices that are set up from now on trust both/);
  expect(await axeFaults(document.body)).toEqual([]);
  await button('Cancel').click();
  expect(server.succeed).not.toHaveBeenCalled();
  await button('Make one that succeeds…').click();
  await button('Make it').click();
  expect(server.succeed).toHaveBeenCalledOnce();
  await expect.poll(() => server.list.mock.calls.length).toBe(2);
});

it('retires one only after it has said how many are to be set up anew', async () => {
  const retiring = { credentials: 1_204, accessPoints: 2, secrets: 31 };
  const old = authority('1', { state: 'succeeded', next: 'retire', retiring });
  await show({ authorities: [old, authority('2', {})], radiusServers: [radius({ next: 'start' })] }, 390);
  await shown(/Next: retire it, once those who come/);
  await shown('Next: start FreeRADIUS again; its files are new.');
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  await button('Retire Venue 1…').click();
  await shown('Devices with a certificate of it, which are taken off at once: 1,204.');
  await shown(/Devices set up by hand that trust it alone.*: 31\./);
  await shown('Access points with a certificate of it, where nobody joins any more: 2.');
  expect(await axeFaults(document.body)).toEqual([]);
  await button('Keep it').click();
  expect(server.retire).not.toHaveBeenCalled();
  await button('Retire Venue 1…').click();
  await button('Retire it').click();
  expect(server.retire).toHaveBeenCalledExactlyOnceWith('1');
});

it('says that nobody notices where nothing is set up with it alone, and why it was refused', async () => {
  const code = 'network_access.authority_unknown';
  await show({ authorities: [authority('1', {}), authority('2', { state: 'waits' })] });
  server.retire.mockRejectedValue(new ApiProblem({ type: 'x', title: 'x', status: 404, code }));
  await button('Retire Venue 2…').click();
  await shown('Nothing is set up with it alone: nobody notices.');
  await button('Retire it').click();
  await shown('There is no such authority, or it has been retired.');
});

it('says that the first one comes by itself', async () => {
  await show({});
  await shown(/The first one is made by itself/);
});
