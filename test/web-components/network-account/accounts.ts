import type { NetworkAccount } from '../../../server/network-access/network-access.contract.ts';

type Attempt = NetworkAccount['attempts'][number];
type Connection = NetworkAccount['connections'][number];

export const at = (minutesAgo: number): string => new Date(Date.now() - minutesAgo * 60_000).toISOString();
export const delegateId = '01a1f7f8-0000-7000-8000-000000000001';

/** The account of somebody verified an hour ago, with one device that has never asked. */
export const account = (changes: Partial<NetworkAccount> = {}): NetworkAccount => ({
  ...{ delegateId, name: '陆知微', nameLatin: 'Lu Zhiwei', category: 'speaker', standing: 'awake' },
  ...{ opensAt: at(3_000), closesAt: at(-3_000), devices: 4, verifiedAt: at(60), attempts: [], connections: [] },
  ...{ vlan: 120, routeOut: 'international' },
  credentials: [
    {
      ...{
        id: '01a1f7f8-0000-7000-8000-0000000000c1',
        deviceName: 'Pixel',
        method: 'peap',
        userName: 'abcdefghijklmnop',
      },
      ...{ validFrom: at(50), validUntil: at(-90_000), madeAt: at(50) },
    },
  ],
  ...changes,
});

export const attempt = (outcome: Attempt['outcome'], changes: Partial<Attempt> = {}): Attempt => ({
  ...{ at: at(1), method: 'peap', outcome, deviceName: 'Pixel', hotspot: 'LH-096', accessPoint: 'Controller 1' },
  hotspotName: { en: 'Lantern Hall, north', 'zh-CN': '灯影厅北' },
  ...changes,
});

export const connection = (changes: Partial<Connection> = {}): Connection => ({
  ...{ deviceAddress: '0a1b2c3d4e5f', deviceName: 'Pixel', hotspot: 'LH-096', accessPoint: 'Controller 1', vlan: 120 },
  routeOut: 'domestic',
  ...{ hotspotName: { en: 'Lantern Hall, north' }, admittedAt: at(3), lastsUntil: at(-400) },
  ...changes,
});

/** What has the focus, through all shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
