import { because, type Deed, type Ways } from './act.ts';
import type { Ground } from './ground.ts';

const authorities = '/api/network/authorities';

/** One that waits to sign may be retired, and while it waits there is no other. */
async function retireWaiting(g: Ground): Promise<void> {
  const known: { id: string; state: string }[] = (await g.ask('GET', authorities)).authorities;
  for (const { id, state } of known) if (state === 'waits') await g.ask('POST', `${authorities}/${id}/retire`);
}

async function made(g: Ground): Promise<Deed> {
  await retireWaiting(g);
  return g.post(authorities);
}

async function retired(g: Ground): Promise<Deed> {
  await retireWaiting(g);
  const one = await g.ask('POST', authorities);
  const { id } = one.state === 'waits' ? one : await g.ask('POST', authorities);
  return g.post(`${authorities}/${id}/retire`);
}

async function profiles(g: Ground): Promise<Deed> {
  const { profiles } = await g.ask('GET', '/api/network/profiles');
  const devices = 1 + (Number(g.fresh('').trim()) % 19);
  const [first] = profiles;
  return g.put('/api/network/profiles', {
    profiles: [{ ...first, devices: devices === first.devices ? devices + 1 : devices }],
  });
}

const accessPoints = (g: Ground): Deed =>
  g.put('/api/network/access-points', {
    accessPoints: [{ name: g.fresh('AP'), address: '10.0.0.1', secret: 'of-sixteen-letters-at-least' }],
  });

async function certified(g: Ground): Promise<Deed> {
  const name = g.fresh('AP');
  await g.ask('PUT', '/api/network/access-points', { body: { accessPoints: [{ name, isOverTls: true }] } });
  return g.post(`/api/network/access-points/${encodeURIComponent(name)}/certificate`, {});
}

export const networkActs = {
  network_profiles_changed: { 'by an engineer': profiles },
  network_account_looked_up: {
    'by an engineer': async (g) => g.deed('GET', `/api/network/accounts/${await g.approved()}`),
  },
  network_account_revoked: {
    'by a supervisor': async (g) => g.post(`/api/network/accounts/${await g.approved()}/revoke`, { because }),
  },
  network_account_restored: {
    'by a supervisor': async (g) => {
      const path = `/api/network/accounts/${await g.approved()}`;
      await g.ask('POST', `${path}/revoke`, { body: { because } });
      return g.post(`${path}/restore`, { because });
    },
  },
  network_authority_made: { 'by an administrator': made },
  network_authority_retired: { 'by an administrator': retired },
  access_points_imported: { 'by a file': accessPoints },
  access_point_certified: { 'by an engineer': certified },
} satisfies Record<string, Ways>;
