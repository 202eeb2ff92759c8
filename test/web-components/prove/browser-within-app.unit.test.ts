import { expect, it } from 'vitest';
import { isWithinApp } from '../../../web-components/passkey/browser-within-app.ts';

const android = 'Mozilla/5.0 (Linux; Android 15; Pixel 9';
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

it.each([
  `${android}) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/138.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.60`,
  `${android}; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/138.0.0.0 Mobile Safari/537.36`,
  'CaptiveNetworkSupport-494.120.3 wispr',
  `${iphone} Mobile/22F76 [FBAN/FBIOS;FBAV/515.0]`,
])('a browser within another app is known by what it says: %s', (userAgent) =>
  expect(isWithinApp(userAgent)).toBe(true),
);

it.each([
  `${android}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36`,
  `${iphone} Version/18.5 Mobile/15E148 Safari/604.1`,
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
])('a browser of its own is none of those: %s', (userAgent) => expect(isWithinApp(userAgent)).toBe(false));
