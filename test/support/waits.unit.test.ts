import { expect, it } from 'vitest';
import { within } from './real-server.ts';

it('what is waited for in vain is named, and what comes in time is handed on', async () => {
  await expect(within(new Promise(() => undefined), () => 'a boat', 1)).rejects.toThrow('in vain for a boat');
  expect(await within(Promise.resolve('a boat'), () => 'it')).toBe('a boat');
  await expect(within(Promise.reject(new Error('sunk')), () => 'it')).rejects.toThrow('sunk');
});
