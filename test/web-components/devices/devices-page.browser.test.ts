import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { noAnswer } from '../../../web-components/api/problem.ts';
import '../../../web-components/devices/devices-page.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import {
  devices,
  FakeDevicesServer,
  ledgerWhole,
  say,
  secondsAgo,
  speakForServer,
  tablet,
  tell,
} from './fake-devices.ts';

let server: FakeDevicesServer;

beforeEach(async () => {
  await page.viewport(1440, 900);
  vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network in this test'));
  speakForServer();
  server = new FakeDevicesServer();
  render(html`<cw-devices-page .server=${server}></cw-devices-page>`, document.body);
  await expect.poll(() => say).toBeTypeOf('function');
});

afterEach(() => {
  render(html``, document.body);
  delete document.documentElement.dataset.theme;
  document.documentElement.removeAttribute('dir');
  vi.restoreAllMocks();
});

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const row = (name: string) => page.getByRole('row', { name });
const names = () =>
  page
    .getByRole('rowheader')
    .elements()
    .map((cell) => cell.querySelector('b')?.textContent);

async function showAll() {
  tell(devices());
  await expect.element(row('Tablet 2')).toBeVisible();
}

async function askForCode(name: string) {
  await button('Enrol a device').click();
  await page.getByLabelText('What is it called?').fill(name);
  await userEvent.keyboard('{Enter}');
}

describe('The list of devices', () => {
  it('has first who needs somebody, and says why', async () => {
    await showAll();
    expect(names()).toEqual(['Tablet 2', 'Tablet 3', 'Tablet 4', 'Station tablet', 'Tablet 1', '西门大屏']);
    await expect.element(row('Tablet 2')).toHaveTextContent('silent');
    await expect.element(row('Tablet 3')).toHaveTextContent('holds scans that were not sent');
    await expect.element(row('Tablet 4')).toHaveTextContent('its clock is wrong');
    await expect.element(page.getByText('Devices: 6, to look at: 3.')).toBeVisible();
  });

  it('tells of each where it is, when it was last seen, what it holds, its clock and its version', async () => {
    await showAll();
    await expect.element(row('Tablet 3')).toHaveTextContent(/South Gate, lane 3\s*14\s*\+0\.1 s\s*0\.4\.0/);
    await expect.element(row('Tablet 2').getByText('10 min')).toBeVisible();
    await expect.element(row('Tablet 4')).toHaveTextContent(/1 hr slow/);
    await expect.element(row('西门大屏')).toHaveTextContent('Board');
    await expect.element(row('Station tablet')).toHaveTextContent('Station 4');
  });

  it('tells a clock that is behind with the sign of figures, not with a hyphen', async () => {
    tell([tablet(1, { clockOffsetMs: 47_000 })]);
    await expect.element(row('Tablet 1')).toHaveTextContent('−47 s');
  });

  it('says what will stand there while there is none', async () => {
    tell([]);
    await expect.element(page.getByText('No device is enrolled yet')).toBeVisible();
  });

  it('calls nobody silent because the server is', async () => {
    tell([tablet(1, { seenAt: secondsAgo(80) })]);
    await expect.element(page.getByText('Devices: 1, all well.')).toBeVisible();
    say({ type: 'stale', since: secondsAgo(0) });
    const { now } = Date;
    vi.spyOn(Date, 'now').mockImplementation(() => now() + 60_000);
    await expect.element(page.getByText(/The server cannot tell how the devices are/)).toBeVisible();
    expect(page.getByText('silent').query()).toBeNull();
  });

  it('says why when it may not be seen', async () => {
    const problem = { type: 'about:blank', title: 'No', status: 403, code: 'request.role_needed' };
    say({ type: 'refused', problem });
    await expect.element(page.getByText('Your role may not do this.')).toBeVisible();
  });
});

describe('A code', () => {
  it('is shown with its two minutes running, and says when it has enrolled a device', async () => {
    await showAll();
    await askForCode('Tablet 12');
    await expect.element(page.getByText('K7M4-9QXD')).toBeVisible();
    expect(server.wanted).toEqual([{ kind: 'lane', name: 'Tablet 12', laneId: 'south-3' }]);
    await expect.element(page.getByRole('meter', { name: 'Time left' })).toBeVisible();
    await expect.element(page.getByText(/Good once, for another (2:00|1:5\d)\./)).toBeVisible();
    await expect.element(page.getByText(/Good once, for another 1:5[0-8]\./)).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
    tell([...devices(), tablet(12, { registeredAt: new Date().toISOString() })]);
    await expect.element(page.getByText('Tablet 12 is enrolled.')).toBeVisible();
    expect(page.getByText('K7M4-9QXD').query()).toBeNull();
  });

  it('is over after its time, and another one is shown', async () => {
    await showAll();
    server.codeLifeMs = 0;
    await askForCode('Tablet 13');
    await expect.element(page.getByText('This code is over.')).toBeVisible();
    expect(page.getByText('K7M4-9QXD').query()).toBeNull();
    server.codeLifeMs = 120_000;
    await button('Show another code').click();
    await expect.element(page.getByText('K7M4-9QXD')).toBeVisible();
    expect(server.wanted.map(({ name }) => name)).toEqual(['Tablet 13', 'Tablet 13']);
  });

  it('is for a station or a board as well, and for none without a name', async () => {
    await showAll();
    await button('Enrol a device').click();
    await page.getByLabelText('What is it?').selectOptions('A tablet at a verification station');
    await page.getByLabelText('At which station?').selectOptions('4 · Tea house');
    await button('Show a code').click();
    expect(server.wanted).toEqual([]);
    await page.getByLabelText('What is it called?').fill('Station tablet 2');
    await button('Show a code').click();
    await expect.element(page.getByText('K7M4-9QXD')).toBeVisible();
    expect(server.wanted).toEqual([{ kind: 'station', name: 'Station tablet 2', stationId: 'station-4' }]);
    await button('Enrol another one').click();
    await page.getByLabelText('What is it?').selectOptions('A board on a wall');
    await page.getByLabelText('What is it called?').fill('North wall');
    await button('Show a code').click();
    await expect.poll(() => server.wanted.at(-1)).toEqual({ kind: 'board', name: 'North wall' });
  });

  it('that cannot be made says why where one looks', async () => {
    await showAll();
    server.refusal = noAnswer();
    await askForCode('Tablet 14');
    await expect
      .element(page.getByText('No answer from the server. Check the connection and try again.').first())
      .toBeVisible();
  });
});

describe('A device that is revoked', () => {
  it('is asked for a second time, by keys alone', async () => {
    await showAll();
    ((await button('Revoke Tablet 3').element()) as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('dialog', { name: 'Revoke Tablet 3?' })).toBeVisible();
    await expect.element(page.getByText(/Scans that it holds are refused then: 14/)).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
    await userEvent.keyboard('{Escape}');
    expect(server.revoked).toEqual([]);
    await button('Revoke Tablet 3').click();
    await button('Revoke').click();
    await expect.poll(() => server.revoked).toEqual([devices()[2]?.id]);
  });

  it('stays, and it is said why, when that fails', async () => {
    await showAll();
    server.refusal = noAnswer();
    await button('Revoke Tablet 1').click();
    await button('Revoke').click();
    await expect.element(page.getByText(/^No answer from the server/)).toBeVisible();
  });
});

describe('The ledger of decisions', () => {
  const openAsAdministrator = async () => {
    server = new FakeDevicesServer();
    server.ledgerState = ledgerWhole;
    render(html``, document.body);
    render(html`<cw-devices-page .server=${server}></cw-devices-page>`, document.body);
    await showAll();
  };

  it('is not spoken of to who is no administrator', async () => {
    await showAll();
    expect(page.getByText('Ledger of decisions').query()).toBeNull();
  });

  it('is told of with who keeps it, and checked at a press', async () => {
    await openAsAdministrator();
    await expect
      .element(page.getByText(/Entries: 12,345\. Devices that keep it: 14\. Signed up to entry 12,340/))
      .toBeVisible();
    await expect.element(page.getByText('Not checked as a whole since the server has started.')).toBeVisible();
    await button('Check now').click();
    await expect.element(page.getByText(/^Whole, as of/)).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it('that is not whole says which entries are not', async () => {
    await openAsAdministrator();
    server.findings = ['Entry 12 is missing.'];
    await button('Check now').click();
    await expect.element(page.getByText(/^Not whole, as of/)).toBeVisible();
    await expect.element(page.getByRole('listitem')).toHaveTextContent('Entry 12 is missing.');
    expect(await axeFaults(document.body)).toEqual([]);
  });
});

describe('The page', () => {
  const sights = [390, 1024, 1440].flatMap((width) =>
    (['light', 'dark'] as const).flatMap((theme) =>
      (['ltr', 'rtl'] as const).map((dir) => [width, theme, dir] as const),
    ),
  );
  it.each(sights)('fits %d px, %s, %s, with nothing that axe finds wrong', async (width, theme, dir) => {
    await page.viewport(width, 900);
    document.documentElement.dataset.theme = theme;
    document.documentElement.dir = dir;
    render(html``, document.body);
    server.ledgerState = ledgerWhole;
    render(html`<cw-devices-page .server=${server}></cw-devices-page>`, document.body);
    await showAll();
    await expect.element(page.getByText('Ledger of decisions')).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    const reaches = page.getByRole('button', { name: /^Revoke/ }).elements();
    for (const reach of reaches) {
      const { left, right } = reach.getBoundingClientRect();
      expect([left >= 0, right <= width]).toEqual([true, true]);
    }
    expect(await axeFaults(document.body)).toEqual([]);
  });
});
