import type { Layout } from '../../../server/admission/admission.contract.ts';
import type { Device, NewDevice } from '../../../server/identity/devices/devices.contract.ts';
import type { LedgerState } from '../../../server/ledger-checks/ledger-checks.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import type { DevicesServer } from '../../../web-components/devices/devices-server.ts';
import { LiveClient } from '../../../web-components/live/live-client.ts';
import { replacePageClient } from '../../../web-components/live/page-client.ts';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

/** A tablet that is well, changed as the test says. */
export const tablet = (n: number, change: Partial<Device> = {}): Device => ({
  ...{ id: id(n), kind: 'lane', name: `Tablet ${n}`, laneId: 'south-3', isEnrolled: true },
  ...{ registeredAt: secondsAgo(86_400), seenAt: secondsAgo(5), version: '0.4.0' },
  ...{ clockOffsetMs: -120, clockErrorMs: 20, waitingScans: 0 },
  ...change,
});

/** One of each kind, and one with each thing that can be wrong. */
export const devices = (): Device[] => [
  tablet(1),
  tablet(2, { seenAt: secondsAgo(600) }),
  tablet(3, { waitingScans: 14 }),
  tablet(4, { clockOffsetMs: 3_600_000 }),
  { ...tablet(5), kind: 'board', name: '西门大屏', laneId: undefined },
  { ...tablet(6), kind: 'station', name: 'Station tablet', laneId: undefined, stationId: 'station-4' },
];

const layout: Layout = {
  zones: [{ id: 'town', name: { en: 'Town' } }],
  gates: [{ id: 'south', name: { en: 'South Gate' }, innerZoneId: 'town' }],
  lanes: [{ id: 'south-3', gateId: 'south', number: 3, direction: 'in' }],
} as unknown as Layout;

/** As it is soon after the server has started. */
export const ledgerWhole: LedgerState = {
  ...{ entries: 12_345, keepers: 14 },
  signed: { sequence: 12_340, at: secondsAgo(40) },
};

export class FakeDevicesServer implements DevicesServer {
  readonly wanted: NewDevice[] = [];
  readonly revoked: string[] = [];
  /** Thrown at the next request that changes something. */
  refusal: Error | undefined;
  codeLifeMs = 120_000;

  /** None where who looks is no administrator. */
  ledgerState: LedgerState | undefined;
  ledger = async () => {
    if (!this.ledgerState)
      throw new ApiProblem({ type: 'about:blank', title: 'No', status: 403, code: 'request.role_needed' });
    return this.ledgerState;
  };
  checkLedger = async () => {
    this.#refuse();
    this.ledgerState = { ...ledgerWhole, checked: { at: secondsAgo(0), findings: this.findings } };
    return this.ledgerState;
  };
  findings: string[] = [];

  layout = async () => layout;
  stations = async () => [{ id: 'station-4', number: 4, place: { en: 'Tea house' } }];

  makeCode = async (device: NewDevice) => {
    this.#refuse();
    this.wanted.push(device);
    const expiresAt = new Date(Date.now() + this.codeLifeMs).toISOString();
    return { ...device, code: 'K7M4-9QXD', url: 'https://venue.example/gate/#enrol=K7M4-9QXD', expiresAt };
  };

  revoke = async (deviceId: string) => {
    this.#refuse();
    this.revoked.push(deviceId);
  };

  #refuse() {
    const { refusal } = this;
    this.refusal = undefined;
    if (refusal) throw refusal;
  }
}

export let say: (frame: object) => void;
let number = 0;

/** The page's live connection is the test's from now on. */
export function speakForServer() {
  replacePageClient(
    new LiveClient({
      open: ({ onOpen, onText }) => {
        say = (frame) => onText(JSON.stringify({ key: 'devices', ...frame }));
        queueMicrotask(onOpen);
        return { send: () => undefined, close: () => undefined };
      },
    }),
  );
}

export function tell(all: readonly Device[]) {
  number += 1;
  const state = { devices: Object.fromEntries(all.map((device) => [device.id, device])) };
  say({ type: 'snapshot', revision: ['test', number], declared: 'first', state });
}
