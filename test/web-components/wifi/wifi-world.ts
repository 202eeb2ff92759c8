import { vi } from 'vitest';
import type { OwnNetwork } from '../../../server/network-access/network-access.contract.ts';
import type { OwnWifiServer } from '../../../web-components/wifi/own-wifi-server.ts';
import { ownPage } from '../delegate/own-pages.ts';
import { madeByHand, ownNetwork } from './own-network.ts';

/** A server with one delegate's network, which tests change as they go. */
export interface WifiWorld {
  network: OwnNetwork;
  readonly speak: ReturnType<typeof vi.fn>;
  /** As the server does, once the page listens. */
  tellNews: () => void;
  readonly server: OwnWifiServer;
}

export function newWifiWorld(): WifiWorld {
  const world: WifiWorld = {
    network: ownNetwork(),
    speak: vi.fn(),
    tellNews: () => undefined,
    server: {
      signIn: vi.fn(async () => undefined),
      page: vi.fn(async () => ownPage()),
      network: vi.fn(async () => world.network),
      news: vi.fn((onNews) => {
        world.tellNews = onNews;
        return { isOver: false, close: () => undefined };
      }),
      make: vi.fn(async ({ deviceName, method }) => {
        const made = madeByHand({ deviceName, method });
        world.network = { ...world.network, credentials: [...world.network.credentials, made.credential] };
        return made;
      }),
      rename: vi.fn(async (_id: string, deviceName: string) => {
        world.network = { ...world.network, credentials: world.network.credentials.map((d) => ({ ...d, deviceName })) };
      }),
      remove: vi.fn(async (gone: string) => {
        world.network = { ...world.network, credentials: world.network.credentials.filter(({ id }) => id !== gone) };
      }),
      setUpAddress: '/api/delegate/network/set-up',
      certificateAddress: (fingerprint: string) => `/api/network/authorities/${fingerprint}/certificate`,
    },
  };
  history.replaceState(null, '', `${location.pathname}${location.search}`);
  sessionStorage.clear();
  localStorage.clear();
  return world;
}
