import type {
  MadeCredential,
  NetworkCredential,
  OwnAttempt,
  OwnNetwork,
  WifiNetwork,
} from '../../../server/network-access/network-access.contract.ts';
import type { BrowserSigns } from '../../../web-components/wifi/device-kind.ts';

const authority = (digit: string) => ({
  certificate: `-----BEGIN CERTIFICATE-----\n${digit.repeat(60)}\n-----END CERTIFICATE-----\n`,
  fingerprint: `${digit}f`.repeat(32),
});
export const [first, second] = [authority('a'), authority('b')];

export const wifiNetwork = (change: Partial<WifiNetwork> = {}): WifiNetwork => ({
  ...{ name: 'Water Town', serverName: 'radius.venue.example', isSigned: true, authorities: [first] },
  serverCertificates: [{ sha1: 'a1'.repeat(20), sha256: 'a2'.repeat(32) }],
  ...change,
});

export const device = (change: Partial<NetworkCredential> = {}): NetworkCredential => ({
  ...{ id: '019a9f00-0000-7000-8000-0000000000d1', deviceName: 'Pixel', method: 'peap', userName: 'kq3n7w2ymx5tbc4h' },
  ...{ validFrom: '2026-11-22T08:00:00Z', validUntil: '2031-11-22T08:00:00Z', madeAt: '2026-11-22T08:00:00Z' },
  ...change,
});

export const attempt = (change: Partial<OwnAttempt> = {}): OwnAttempt => ({
  ...{ at: '2026-11-24T08:00:00Z', method: 'peap', outcome: 'wrong_secret', deviceName: 'Pixel' },
  ...{ hotspotName: { en: 'Tea house' } },
  ...change,
});

/** How a delegate's network stands; nobody's. */
export const ownNetwork = (change: Partial<OwnNetwork> = {}): OwnNetwork => ({
  ...{ wifi: wifiNetwork(), standing: 'awake', devices: 3, credentials: [], attempts: [] },
  ...{ opensAt: '2026-11-22T00:00:00Z', closesAt: '2026-11-28T12:00:00Z' },
  ...change,
});

export const madeByHand = (change: Partial<NetworkCredential> = {}): MadeCredential => ({
  ...{ credential: device(change), secret: 'mf4kqx7wbn2ytc9rhz3v', authorities: [first] },
});

/** What browsers say of themselves. */
const says = (userAgent: string, more: Partial<BrowserSigns> = {}): BrowserSigns => ({
  ...{ userAgent: `Mozilla/5.0 (${userAgent}`, maxTouchPoints: 0 },
  ...more,
});
const safari = ') AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const chrome = ') AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';
export const browsers = {
  iphone: says(`iPhone; CPU iPhone OS 18_5 like Mac OS X${safari}`, { maxTouchPoints: 5 }),
  chromeOnIphone: says(`iPhone; CPU iPhone OS 18_5 like Mac OS X${safari.replace('Version', 'CriOS')}`, {
    maxTouchPoints: 5,
  }),
  ipad: says(`Macintosh; Intel Mac OS X 10_15_7${safari}`, { maxTouchPoints: 5 }),
  mac: says(`Macintosh; Intel Mac OS X 10_15_7${safari}`),
  chromeOnMac: says(`Macintosh; Intel Mac OS X 10_15_7${chrome}`, { platform: 'macOS' }),
  android: says(`Linux; Android 10; K${chrome}`, { platform: 'Android', maxTouchPoints: 5 }),
  firefoxOnAndroid: says('Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0', { maxTouchPoints: 5 }),
  withinWeChat: says(`Linux; Android 15; wv${chrome} MicroMessenger/8.0`, { maxTouchPoints: 5 }),
  harmony: says('Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) ArkWeb/4.1 Mobile', {
    maxTouchPoints: 5,
  }),
  windows: says(`Windows NT 10.0; Win64; x64${chrome}`, { platform: 'Windows', maxTouchPoints: 10 }),
  chromebook: says(`X11; CrOS x86_64 14541.0.0${chrome}`, { platform: 'Chrome OS' }),
  linux: says('X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0'),
} satisfies Record<string, BrowserSigns>;
