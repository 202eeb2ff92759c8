import { expect, it } from 'vitest';
import { isEasyPin } from '../../server/identity/staff-badges/easy-pin.ts';

it.each([
  ...['000000', '111222', '112233', '121212', '123123', '505050', '100001'],
  ...['123456', '654321', '890123', '135791', '975319'],
  ...['198512', '200104', '311985', '052001'],
])('the PIN %s is guessed first, and refused', (pin) => {
  expect(isEasyPin(pin)).toBe(true);
});

it.each(['840627', '739150', '402918', '186024', '120584'])('the PIN %s may be chosen', (pin) => {
  expect(isEasyPin(pin)).toBe(false);
});
