import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { DeviceReport } from '../../../server/identity/devices/devices.contract.ts';
import { textOfStaffBadge } from '../../../server/identity/staff-badges/staff-badge-text.ts';
import { topicKey } from '../../../server/live/define-topic.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import type { ThisDevice } from '../../../web-components/device/this-device.ts';
import { LiveClient } from '../../../web-components/live/live-client.ts';
import { replacePageClient } from '../../../web-components/live/page-client.ts';
import '../../../web-components/station/station-page.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { typeAsScanner } from '../gate/type-as-scanner.ts';
import { signedIn } from '../signed-in.ts';
import { officer } from './people.ts';

const address = location.pathname;
const nobody = new ApiProblem({ type: 'about:blank', title: '', status: 401, code: 'request.sign_in_needed' });
let reports: DeviceReport[];
let left: string[];
let followed: string[];
let shown: [badge: string, pin: string][];
const badge = textOfStaffBadge(new Uint8Array(20).fill(9));

const tabletOf = (stationId?: string) =>
  ({
    device: {
      ...{ id: '01900000-0000-7000-8000-0000000000c1', kind: 'station', name: 'Station tablet', isEnrolled: true },
      ...{ registeredAt: '2026-05-01T07:00:00Z', ...(stationId && { stationId }) },
    },
    report: async (report: DeviceReport) => void reports.push(report),
  }) as unknown as ThisDevice;

const station = (number: number, waiting: number) => ({
  ...{ number, place: { en: `Tea house ${number}` }, waiting },
  ...{ taken: 0, passedOn: 0 },
});
const overview = { stations: { 'station-1': station(1, 0), 'station-4': station(4, 3) } };

/** A server that tells how many wait, to whoever asks. */
function speakForServer() {
  replacePageClient(
    new LiveClient({
      open: ({ onOpen, onText }) => {
        queueMicrotask(onOpen);
        const send = (text: string) => {
          const { type, topic, params } = JSON.parse(text);
          if (type === 'subscribe') followed.push(topicKey({ name: topic }, params));
          const frame = { type: 'snapshot', key: 'stations', revision: ['e', 1], declared: 'first', state: overview };
          if (topic === 'stations') onText(JSON.stringify(frame));
        };
        return { send, close: () => undefined };
      },
    }),
  );
}

beforeEach(async () => {
  await page.viewport(1280, 800);
  [reports, left, followed, shown] = [[], [], [], []];
  localStorage.removeItem('causeway.station');
  vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network in this test'));
  speakForServer();
});
afterEach(() => {
  render(html``, document.body);
  delete document.documentElement.dataset.theme;
  history.replaceState(null, '', address);
  vi.restoreAllMocks();
});

function open({
  device,
  isOfficer = false,
  hash = '',
}: {
  device?: ThisDevice;
  isOfficer?: boolean;
  hash?: string;
} = {}) {
  history.replaceState(null, '', address + hash);
  render(
    html`<cw-station-page
      .findDevice=${async () => device}
      .askWho=${async () => (isOfficer ? { staff: officer, expiresAt: '' } : Promise.reject(nobody))}
      .enrol=${async () => tabletOf('station-4')}
      .showBadge=${async (badge: string, pin: string) => {
        shown.push([badge, pin]);
        return signedIn({ ...officer, id: crypto.randomUUID(), name: 'Mei Tanaka' }, { id: crypto.randomUUID() });
      }}
      .leaveFor=${(href: string) => void left.push(href)}
    ></cw-station-page>`,
    document.body,
  );
}

const queueOf = (stationId: string) => topicKey({ name: 'station-queue' }, { stationId });

describe('A tablet of a station, with nobody signed in,', () => {
  it('tells how many wait at its station and no name, and leads to the sign-in', async () => {
    open({ device: tabletOf('station-4') });
    await expect.element(page.getByRole('heading', { name: 'Station 4' }).first()).toBeVisible();
    await expect.element(page.getByText('3 waiting')).toBeVisible();
    expect(page.getByRole('heading', { name: 'Station 1' }).query()).toBeNull();
    expect(followed).toEqual(['stations']);
    expect(reports).toMatchObject([{ waitingScans: 0 }]);
    expect(left).toEqual([]);
    await page.getByRole('button', { name: 'Use a passkey instead' }).click();
    expect(left).toEqual([`/sign-in/?from=${encodeURIComponent(address)}`]);
  });

  it('that is of no station in particular tells of each', async () => {
    open({ device: tabletOf() });
    await expect.element(page.getByText('3 waiting')).toBeVisible();
    await expect.element(page.getByText('nobody waits')).toBeVisible();
  });

  it.each(['light', 'dark'])('can be read by everyone, on a telephone too (%s)', async (theme) => {
    document.documentElement.dataset.theme = theme;
    for (const width of [1280, 390]) {
      await page.viewport(width, 800);
      open({ device: tabletOf('station-4') });
      await expect.element(page.getByText('3 waiting')).toBeVisible();
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      expect(await axeFaults(document.body)).toEqual([]);
    }
  });
});

describe('The page of a station', () => {
  it('is at the station of its tablet, without being asked which', async () => {
    open({ device: tabletOf('station-4'), isOfficer: true });
    await expect.poll(() => followed).toContain(queueOf('station-4'));
  });

  it('is enrolled by the code in its address before anybody is asked to sign in', async () => {
    open({ hash: '#enrol=K7M4-9QXD' });
    await expect.element(page.getByText('3 waiting')).toBeVisible();
    expect([left, location.hash, reports.length]).toEqual([[], '', 1]);
  });

  it('is enrolled by whoever is signed in and looks for a station, if they like', async () => {
    open({ isOfficer: true });
    await page.getByRole('button', { name: 'Enrol this tablet' }).click();
    await page.getByRole('textbox', { name: 'Code' }).fill('K7M4-9QXD');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => followed).toContain(queueOf('station-4'));
  });

  it('leads whoever is not signed in, at no tablet, to the sign-in', async () => {
    open();
    await expect.poll(() => left).toEqual([`/sign-in/?from=${encodeURIComponent(address)}`]);
  });
});

describe('A tablet of a station is handed over', () => {
  const stay = () => page.getByRole('button', { name: /^(Stay with|Back)/ });
  const work = () => document.querySelector('cw-station-page')?.shadowRoot?.querySelector('cw-station-work');
  const showBadge = async () => {
    typeAsScanner(badge);
    await expect.element(page.getByRole('heading', { name: 'Enter your PIN' })).toBeVisible();
    await userEvent.keyboard('840627');
    await expect.element(page.getByRole('heading', { name: 'Enter your PIN' })).not.toBeInTheDocument();
  };

  it('to the next officer, who begins with nothing of the one before', async () => {
    open({ device: tabletOf('station-4'), isOfficer: true });
    await page.getByRole('button', { name: 'Hand over' }).click();
    const former = work();
    expect(former?.inert).toBe(true);
    expect(await axeFaults(document.body)).toEqual([]);
    await stay().click();
    expect([work() === former, former?.inert]).toEqual([true, false]);
    await page.getByRole('button', { name: 'Hand over' }).click();
    await showBadge();
    expect([shown, left]).toEqual([[[badge, '840627']], []]);
    expect(work()).not.toBe(former);
    expect(work()?.staff.name).toBe('Mei Tanaka');
  });

  it('to the first officer of the day', async () => {
    open({ device: tabletOf('station-4') });
    await page.getByRole('button', { name: 'Sign in with your badge' }).click();
    await showBadge();
    await expect.poll(() => work()?.staff.name).toBe('Mei Tanaka');
    expect(left).toEqual([]);
  });

  it('by nobody in a browser that is no tablet', async () => {
    localStorage.setItem('causeway.station', 'station-4');
    open({ isOfficer: true });
    await expect.poll(() => followed).toContain(queueOf('station-4'));
    expect(page.getByRole('button', { name: 'Hand over' }).query()).toBeNull();
  });
});
