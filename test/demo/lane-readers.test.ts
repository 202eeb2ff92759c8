import { expect, it } from 'vitest';
import { Account } from '../../ops/demo/client/account.ts';
import { seeded } from '../../ops/demo/random.ts';
import { LaneDevice } from '../../ops/demo/simulator/device.ts';
import type { Device } from '../../server/identity/devices/devices.contract.ts';
import { openVenue } from '../admission/venue.ts';
import { useApp } from '../support/app.ts';
import { startLiveServer } from '../support/live-server.ts';

const app = useApp();

it('a simulated reader enrols by a code, tells of itself, and has what it signs taken', async () => {
  // Readers go by the machine's clock, a few milliseconds apart.
  app.clock.advance(Date.now() - app.clock.now().getTime());
  const venue = await openVenue(app);
  const { token } = await venue.invite({ validFrom: new Date(0), validUntil: new Date(Date.now() + 86_400_000) });
  const { origin: address } = new URL((await startLiveServer(app)).url.replace('ws', 'http'));
  const accountOf = async (role: 'supervisor' | 'gate') =>
    new Account(address, { email: role, cookie: await app.signedInAs(role) });
  const supervisor = await accountOf('supervisor');
  const lane = { id: 'south-1', gateId: 'south', number: 1, direction: 'both', isOpen: true } as const;
  const reader = new LaneDevice(await accountOf('gate'), lane, 0, seeded('reader'));
  await reader.enrol(supervisor);
  expect(await reader.scan(token, 'in')).toMatchObject({ verdict: 'admit' });
  const told = async () => {
    const { body } = await supervisor.ask('/api/devices');
    const { devices } = body as { devices: Device[] };
    return devices.find(({ name }) => name === 'Reader at south-1');
  };
  await expect.poll(told).toMatchObject({ version: 'simulator', waitingScans: 0, isEnrolled: true });
});
