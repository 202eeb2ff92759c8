import { describe, expect, it } from 'vitest';
import { freeName, isOtherThanSafari, recogniseDevice } from '../../../web-components/wifi/device-kind.ts';
import { browsers } from './own-network.ts';

describe('a device is recognised by its browser', () => {
  it.each([
    ['iphone', 'ios', 'iPhone'],
    ['chromeOnIphone', 'ios', 'iPhone'],
    // It says that it is a Mac.
    ['ipad', 'ios', 'iPad'],
    ['mac', 'mac', 'Mac'],
    ['chromeOnMac', 'mac', 'Mac'],
    ['android', 'android', 'Android'],
    ['firefoxOnAndroid', 'android', 'Android'],
    ['withinWeChat', 'android', 'Android'],
    ['harmony', 'other', 'HarmonyOS'],
    // With a screen that is touched.
    ['windows', 'windows', 'Windows'],
    ['chromebook', 'chromeos', 'Chromebook'],
    ['linux', 'linux', 'Linux'],
  ] as const)('%s as %s, called %s', (browser, kind, name) => {
    expect(recogniseDevice(browsers[browser])).toEqual({ kind, name });
  });

  it('of which nothing is known is something else', () => {
    expect(recogniseDevice({ userAgent: '', maxTouchPoints: 0 })).toEqual({ kind: 'other', name: '' });
  });

  it('whose browser takes no profile is told apart', () => {
    expect(isOtherThanSafari(browsers.chromeOnIphone.userAgent)).toBe(true);
    expect(isOtherThanSafari(browsers.iphone.userAgent)).toBe(false);
    expect(isOtherThanSafari(browsers.ipad.userAgent)).toBe(false);
  });
});

it('a name that is taken gets a number that is not', () => {
  expect(freeName('iPhone', [])).toBe('iPhone');
  expect(freeName('iPhone', ['iPhone', 'iPhone 2', 'Mac'])).toBe('iPhone 3');
});
