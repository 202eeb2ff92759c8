import { msg } from '@lit/localize';

/** By how a device is set up for the Wi-Fi; in the order in which they are offered. */
export const deviceKinds = ['ios', 'android', 'mac', 'windows', 'chromeos', 'linux', 'other'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** What a browser says of what it runs on. */
export interface BrowserSigns {
  readonly userAgent: string;
  /** Of `navigator.userAgentData`, which Chromium alone has. */
  readonly platform?: string | undefined;
  readonly maxTouchPoints: number;
}

export interface RecognisedDevice {
  readonly kind: DeviceKind;
  /** As people call it; empty where it is not known. */
  readonly name: string;
}

/** In this order: each later sign stands in what an earlier device says of itself too. */
const signs: readonly (readonly [RegExp, DeviceKind, string])[] = [
  [/iPhone|iPod/, 'ios', 'iPhone'],
  [/iPad/, 'ios', 'iPad'],
  [/Android/, 'android', 'Android'],
  [/Harmony/, 'other', 'HarmonyOS'],
  [/CrOS/, 'chromeos', 'Chromebook'],
  [/Windows/, 'windows', 'Windows'],
  [/Macintosh|macOS/, 'mac', 'Mac'],
  [/Linux|X11/, 'linux', 'Linux'],
];

/** Chromium's words for platforms, where they are others than stand in its user agent. */
const platforms: Readonly<Record<string, DeviceKind>> = { 'Chrome OS': 'chromeos', 'Chromium OS': 'chromeos' };

/** Recognises the device by what its browser says. An iPad says that it is a Mac, but no Mac has a screen to be touched. */
export function recogniseDevice({ userAgent, platform, maxTouchPoints }: BrowserSigns): RecognisedDevice {
  const told = platform && platforms[platform] ? 'CrOS' : userAgent;
  const [, kind = 'other', name = ''] = signs.find(([sign]) => sign.test(told)) ?? [];
  if (kind === 'mac' && maxTouchPoints > 1) return { kind: 'ios', name: 'iPad' };
  return { kind, name };
}

/** What this browser says. */
export function ownSigns(): BrowserSigns {
  const { userAgent, maxTouchPoints } = navigator;
  const { userAgentData } = navigator as { userAgentData?: { platform?: string } };
  return { userAgent, platform: userAgentData?.platform, maxTouchPoints };
}

/** Safari takes profiles; other browsers of an iPhone or iPad do not. */
export const isOtherThanSafari = (userAgent: string): boolean =>
  /CriOS|FxiOS|EdgiOS|OPiOS|OPT\/|GSA\/|DuckDuckGo|YaBrowser|UCBrowser|MQQBrowser/.test(userAgent);

/** What a kind of device is called where one is chosen. */
export function kindName(kind: DeviceKind): string {
  switch (kind) {
    case 'ios':
      return msg('iPhone or iPad');
    case 'other':
      return msg('Something else');
    default:
      return { android: 'Android', mac: 'Mac', windows: 'Windows', chromeos: 'Chromebook', linux: 'Linux' }[kind];
  }
}

/** The name with a number after it where a device is called so already. */
export function freeName(name: string, taken: readonly string[]): string {
  const names = new Set(taken);
  let free = name;
  for (let number = 2; names.has(free); number += 1) free = `${name} ${number}`;
  return free;
}
