import { expect, it } from 'vitest';
import { standingOf } from '../../../web-components/network/words.ts';

it('says a state, and why it is in doubt', () => {
  expect(standingOf({ state: 'busy' })).toEqual({ mark: 'busy', state: 'Busy' });
  expect(standingOf({ state: 'ok', doubt: 'flapping' })).toEqual({ mark: 'ok', state: 'OK', doubt: 'comes and goes' });
});

it('says no state of what tells impossible things, but that it is silent', () => {
  expect(standingOf({ state: 'ok', doubt: 'impossible' })).toEqual({ mark: 'doubt', doubt: 'impossible figures' });
  expect(standingOf({ state: 'silent', doubt: 'impossible' })).toMatchObject({ mark: 'silent', state: 'Silent' });
});
