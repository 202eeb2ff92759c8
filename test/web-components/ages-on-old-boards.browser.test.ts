import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../web-components/elements/age.ts';
import { setServerAhead } from '../../web-components/elements/server-time.ts';
import '../../web-components/gate/board/gate-board.ts';
import type { BoardState, StationsState } from '../../web-components/gate/board/board-state.ts';
import { LiveClient } from '../../web-components/live/live-client.ts';
import { replacePageClient } from '../../web-components/live/page-client.ts';
import type { View } from '../../web-components/live/view.ts';
import '../../web-components/network/network-page.ts';
import type { LoadsState } from '../../web-components/network/sights.ts';
import '../../web-components/styles/page.css';
import { boardOf, hotspotsIn } from './network/sights.ts';

let serverAheadMs = 3_600_000;
/** By this machine's clock, and by the server's. */
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const agoThere = (minutes: number) => new Date(Date.parse(ago(minutes)) + serverAheadMs).toISOString();

const listeners = new Map<string, (view: View<never>) => void>();
const tell = <State>(topic: string, view: View<State>) => listeners.get(topic)?.(view as View<never>);

let answerTo: (pathname: string) => unknown;
beforeEach(async () => {
  await page.viewport(1440, 900);
  setServerAhead(serverAheadMs);
  vi.spyOn(window, 'fetch').mockImplementation(async (input) => {
    const { pathname } = new URL(input instanceof Request ? input.url : String(input), location.href);
    if (pathname.endsWith('/time')) throw new TypeError('no time in this test');
    return new Response(JSON.stringify(answerTo(pathname)), { headers: { 'content-type': 'application/json' } });
  });
  const client = new LiveClient({ open: () => ({ send: () => undefined, close: () => undefined }) });
  vi.spyOn(client, 'connection', 'get').mockReturnValue({ state: 'live', since: ago(20), ageMs: 0 });
  vi.spyOn(client, 'onConnection').mockReturnValue(() => undefined);
  vi.spyOn(client, 'follow').mockImplementation((topic, _params, listener) => {
    listeners.set(topic.name, listener as (view: View<never>) => void);
    return () => listeners.delete(topic.name);
  });
  replacePageClient(client);
});
afterEach(() => {
  render(html``, document.body);
  vi.restoreAllMocks();
  setServerAhead(undefined);
  serverAheadMs = 3_600_000;
});

const part = (name: string) => document.body.firstElementChild!.shadowRoot!.querySelector(name)!.shadowRoot!;
const ageIn = (name: string) => part(name).querySelector('cw-age')?.shadowRoot?.textContent;

it('counts an age on, and no further than it is told', async () => {
  render(html`<cw-age since=${agoThere(15.4)}></cw-age>`, document.body);
  await expect.element(page.getByText('15 min')).toBeVisible();
  render(html`<cw-age since=${agoThere(15.4)} until=${agoThere(5.2)}></cw-age>`, document.body);
  await expect.element(page.getByText('10 min')).toBeVisible();
});

it('leaves the ages of the network board as they were when it was last heard, and itself grows older', async () => {
  const { roster, columns } = boardOf(
    hotspotsIn('ok', 5, 'A'),
    hotspotsIn('silent', 1, 'B', {}, { silentSinceMs: Math.floor(Date.parse(agoThere(15.4)) / 1000) * 1000 }),
  );
  answerTo = (pathname) => {
    if (pathname.includes('sign-ins')) return { staff: { id: 's', name: 'Yusuf Denizli', roles: ['network'] } };
    if (pathname.endsWith('/map')) return { levels: [] };
    if (pathname.endsWith('/layout')) return { zones: [] };
    if (pathname.endsWith('/readings')) return { code: 'B-1', readings: [] };
    return { inventory: 'a', hotspots: roster.hotspots };
  };
  render(html`<cw-network-page></cw-network-page>`, document.body);
  const value: LoadsState = { roster: 'a', head: { newestAt: agoThere(5.2) }, columns };
  tell('hotspot-loads', { status: 'live', value, at: ago(5.2) });
  await userEvent.click(page.getByRole('button', { name: 'Table' }));
  const ages = () => ['cw-attention-list', 'cw-hotspot-panel', 'cw-hotspot-table'].map(ageIn);
  await expect.poll(ages).toEqual(['15 min', '15 min', '15 min']);
  tell('hotspot-loads', { status: 'stale', value, since: ago(5.2) });
  await expect.poll(ages).toEqual(['10 min', '10 min', '10 min']);
  await expect.element(page.getByText('What you see is 5 min old.')).toBeVisible();
  tell('hotspot-loads', { status: 'live', value: { ...value }, at: ago(0) });
  await expect.poll(ages).toEqual(['15 min', '15 min', '15 min']);
});

const lane = { number: 1, direction: 'in' as const, isOpen: true, minutes: Array<number>(15).fill(12), pace: 180 };
const gates = (lastScanAt: string): BoardState => ({
  gates: { south: { name: { en: 'South Gate' }, position: 0, lanes: { s1: { ...lane, lastScanAt } } } },
  zones: { hall: { name: { en: 'Silk Hall' }, position: 0, depth: 0, inside: 610, capacity: 900 } },
  today: { arrived: 1285, expected: 715, arrivals: {}, notAdmitted: {}, overridden: 0 },
  last: [],
});
const waits = (oldestAt: string): StationsState => ({
  stations: { one: { number: 1, place: { en: 'Stone Bridge' }, waiting: 3, taken: 1, passedOn: 0, oldestAt } },
});

it('leaves waits and lanes of the gate board as they were when it was last heard, and itself grows older', async () => {
  answerTo = () => ({});
  render(html`<cw-gate-board></cw-gate-board>`, document.body);
  tell('gate-board', { status: 'stale', value: gates(agoThere(6)), since: ago(5.2) });
  tell('stations', { status: 'stale', value: waits(agoThere(9.4)), since: ago(5.2) });
  await expect.poll(() => ageIn('cw-station-tallies')).toBe('4 min');
  await expect.element(page.getByText('This board is 5 min old.')).toBeVisible();
  expect(part('cw-gate-rows').querySelector('.silent')).toBeNull();
  tell('gate-board', { status: 'live', value: gates(agoThere(0)), at: ago(0) });
  tell('stations', { status: 'stale', value: waits(agoThere(20.4)), since: ago(5.2) });
  await expect.element(page.getByText('3 wait there, the first of them for 15 min.')).toBeVisible();
  tell('stations', { status: 'live', value: waits(agoThere(9.4)), at: ago(0) });
  await expect.poll(() => ageIn('cw-station-tallies')).toBe('9 min');
});

it.each([-5, 5])(
  'tells how old a board is whose server lost its source, by a clock %i minutes ahead',
  async (aheadMin) => {
    serverAheadMs = aheadMin * 60_000;
    setServerAhead(serverAheadMs);
    answerTo = () => ({});
    render(html`<cw-gate-board></cw-gate-board>`, document.body);
    tell('gate-board', { status: 'stale', value: gates(agoThere(6)), since: agoThere(2.2), isServersTime: true });
    await expect.element(page.getByText('This board is 2 min old.')).toBeVisible();
    expect(part('cw-gate-rows').querySelector('.silent')).toBeNull();
  },
);
