// shared with pages: pure

/**
 * Whether a PIN is among those that are tried first: three digits or fewer in all (000000, 112233, 123123), digits that go
 * on in equal steps (123456, 975319), or a year in which people are born at either end (198512, 311985).
 */
export function isEasyPin(pin: string): boolean {
  const digits = [...pin].map(Number);
  return (
    new Set(digits).size <= 3 || hasEqualSteps(digits) || /^(19[3-9]\d|20[0-2]\d)|(19[3-9]\d|20[0-2]\d)$/.test(pin)
  );
}

function hasEqualSteps(digits: readonly number[]): boolean {
  const steps = digits.slice(1).map((digit, at) => (digit - (digits[at] ?? 0) + 10) % 10);
  return new Set(steps).size === 1;
}
