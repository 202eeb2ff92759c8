import { beforeAll, expect, it } from 'vitest';
import { textOfCheckpoint } from '../../../server/ledger-checks/checkpoint-text.ts';
import type { Checkpoint } from '../../../server/ledger-checks/ledger-checks.contract.ts';
import { keepCheckpoint, readCheckpoints } from '../../../web-components/device/checkpoint-store.ts';

let keys: CryptoKeyPair;
let publicKey: string;
beforeAll(async () => {
  keys = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  publicKey = textOf(await crypto.subtle.exportKey('raw', keys.publicKey));
});

const textOf = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** As the server signs it, on one day of November. */
async function signed(sequence: number, day = 20): Promise<Checkpoint> {
  const statement = { sequence, hash: 'h'.repeat(43), signedAt: `2026-11-${day}T08:00:00.000Z`, keyId: 1 };
  const bytes = new TextEncoder().encode(textOfCheckpoint(statement));
  return { ...statement, signature: textOf(await crypto.subtle.sign('Ed25519', keys.privateKey, bytes)), publicKey };
}

const newDevice = () => crypto.randomUUID();

it('a device keeps what the server signed, and each device of a browser its own', async () => {
  const [device, another] = [newDevice(), newDevice()];
  expect(await readCheckpoints(device)).toEqual([]);
  const [first, second] = [await signed(5, 20), await signed(9, 21)];
  await keepCheckpoint(device, first);
  await keepCheckpoint(device, second);
  await keepCheckpoint(another, second);
  expect(await readCheckpoints(device)).toEqual([first, second]);
  expect(await readCheckpoints(another)).toEqual([second]);
});

it('told again, it keeps one; of a day the first and the newest', async () => {
  const device = newDevice();
  const all = [await signed(1), await signed(2), await signed(2), await signed(3)];
  for (const each of all) await keepCheckpoint(device, each);
  expect((await readCheckpoints(device)).map(({ sequence }) => sequence)).toEqual([1, 3]);
});

it.each([
  ['whose entry is another', { sequence: 6 }],
  ['whose hash is another', { hash: 'i'.repeat(43) }],
  ['whose time is another', { signedAt: '2026-11-19T08:00:00.000Z' }],
  ['whose key is another', { publicKey: 'A'.repeat(43) }],
])('what is not signed as it says is not kept, and drives out nothing: one %s', async (_, change) => {
  const device = newDevice();
  const first = await signed(5);
  await keepCheckpoint(device, first);
  await keepCheckpoint(device, { ...(await signed(7, 21)), ...change }).catch(() => undefined);
  expect(await readCheckpoints(device)).toEqual([first]);
});
