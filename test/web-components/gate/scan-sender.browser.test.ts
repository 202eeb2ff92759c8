import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LaneDevice } from '../../../web-components/gate/lane-device.ts';
import type { Settled } from '../../../web-components/gate/scan-sender.ts';
import { ScanStore } from '../../../web-components/gate/scan-store.ts';
import { enrolledAtLane, FakeGateServer, laneId, problem } from './scans.ts';

let server: FakeGateServer;
let store: ScanStore;
let device: LaneDevice;
let name: string;

async function openLane() {
  store = await ScanStore.open(name);
  device = new LaneDevice(server, store, laneId, enrolledAtLane);
  await device.start();
}

async function closeLane() {
  device.stop();
  store.close();
}

beforeEach(async () => {
  name = `gate ${crypto.randomUUID()}`;
  server = new FakeGateServer();
  await openLane();
});

afterEach(async () => {
  await closeLane();
  indexedDB.deleteDatabase(name);
});

it('answers a scan with the server’s verdict and keeps nothing afterwards', async () => {
  const scanned = await device.read('1042-7', 'in');
  expect(scanned?.outcome).toMatchObject({ kind: 'verdict', answer: { verdict: 'admit' } });
  expect(await store.waiting()).toEqual([]);
});

it('signs its scans and counts them on, also over a reload', async () => {
  await device.read('1042-7', 'in');
  await closeLane();
  await openLane();
  await device.read('1043-5', 'in');
  expect(server.sent.flat().map(({ sequence }) => sequence)).toEqual([1, 2]);
  for (const { signature } of server.sent.flat()) expect(signature).toMatch(/^[A-Za-z0-9_-]{86}$/);
});

it('keeps a scan that got no answer, and sends it again under the same id', async () => {
  server.isAway = true;
  const scanned = await device.read('1042-7', 'in');
  expect(scanned?.outcome.kind).toBe('unanswered');
  expect(device.sender.silentSince).toBeInstanceOf(Date);
  const settled = vi.fn();
  device.sender.addEventListener('settled', (event) => settled((event as CustomEvent<Settled>).detail.scan.id));
  server.isAway = false;
  await device.sender.sendWaiting();
  expect(server.sentIds).toEqual([scanned!.scan.id, scanned!.scan.id]);
  expect(server.sent[1]).toEqual(server.sent[0]);
  expect(settled).toHaveBeenCalledExactlyOnceWith(scanned!.scan.id);
  expect(device.sender.silentSince).toBeUndefined();
  expect(await store.waiting()).toEqual([]);
});

it('sends after a reload what an earlier life of the page left behind', async () => {
  server.isAway = true;
  const scanned = await device.read('1042-7', 'in');
  await closeLane();
  server.isAway = false;
  await openLane();
  await expect.poll(() => device.sender.waitingCount).toBe(0);
  expect(server.sentIds).toEqual([scanned!.scan.id, scanned!.scan.id]);
});

it('does not make a second scan of a badge whose first has no answer yet', async () => {
  vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValueOnce(0).mockReturnValue(60_000);
  server.isAway = true;
  const first = await device.read('1042-7', 'in');
  server.isAway = false;
  const second = await device.read('1042-7', 'in');
  expect(second?.scan.id).toBe(first?.scan.id);
  expect(second?.outcome.kind).toBe('verdict');
  vi.restoreAllMocks();
});

it('takes a badge that a scanner reads twice in a moment as read once', async () => {
  await device.read('1042-7', 'in');
  expect(await device.read('1042-7', 'in')).toBeUndefined();
  expect(server.sent).toHaveLength(1);
});

it('gives up a scan that the server will never take, and says why', async () => {
  server.answer = ({ id }) => ({ id, problem: problem(422, 'admission.lane_closed').problem });
  const scanned = await device.read('1042-7', 'in');
  expect(scanned?.outcome).toMatchObject({ kind: 'fault', problem: { code: 'admission.lane_closed' } });
  expect(await store.waiting()).toEqual([]);
});

it('keeps a scan while nobody is signed in', async () => {
  server.sendScans = async () => {
    throw problem(401, 'request.sign_in_needed');
  };
  const scanned = await device.read('1042-7', 'in');
  expect(scanned?.outcome).toMatchObject({ kind: 'unanswered', because: { code: 'request.sign_in_needed' } });
  expect(await store.waiting()).toHaveLength(1);
});
