import { expect, it } from 'vitest';
import { Attempts } from '../../server/identity/attempts.ts';
import { FakeClock } from '../support/fake-clock.ts';

const wrong = async () => {
  throw new Error('wrong');
};
const right = async () => 'signed in';

function gate() {
  const clock = new FakeClock();
  const attempts = new Attempts(clock);
  let waitS: number | undefined;
  const tryFrom = async (address: string, attempt: () => Promise<unknown>) => {
    waitS = undefined;
    return attempts
      .guard(address, (seconds) => (waitS = seconds), attempt)
      .then(
        () => 'done',
        (error: Error) => error.message,
      );
  };
  return { clock, tryFrom, waitS: () => waitS };
}

it('a whole team signs in from one address without waiting', async () => {
  const { tryFrom } = gate();
  for (let n = 0; n < 1_000; n += 1) expect(await tryFrom('team', right)).toBe('done');
});

it('after a thousand wrong tokens an address waits, and another does not', async () => {
  const { tryFrom, waitS } = gate();
  for (let n = 0; n < 1_000; n += 1) expect(await tryFrom('guesser', wrong)).toBe('wrong');
  expect(await tryFrom('guesser', right)).toBe('identity.too_many_attempts');
  expect(waitS()).toBe(1);
  expect(await tryFrom('team', right)).toBe('done');
});

it('who waits as long as told has one more attempt, and who waits a minute has hundreds', async () => {
  const { clock, tryFrom } = gate();
  for (let n = 0; n < 1_000; n += 1) await tryFrom('guesser', wrong);
  clock.advance(100);
  expect(await tryFrom('guesser', wrong)).toBe('wrong');
  expect(await tryFrom('guesser', wrong)).toBe('identity.too_many_attempts');
  clock.advance(60_000);
  for (let n = 0; n < 600; n += 1) expect(await tryFrom('guesser', wrong)).toBe('wrong');
  expect(await tryFrom('guesser', wrong)).toBe('identity.too_many_attempts');
});

it('two hundred people with old links shut out nobody behind their address', async () => {
  const { tryFrom } = gate();
  for (let n = 0; n < 200; n += 1) expect(await tryFrom('venue', wrong)).toBe('wrong');
  for (let n = 0; n < 2_000; n += 1) expect(await tryFrom('venue', right)).toBe('done');
});

it('attempts that are made all at once are counted before any is answered', async () => {
  const { tryFrom } = gate();
  const answers = await Promise.all(Array.from({ length: 1_200 }, () => tryFrom('guesser', wrong)));
  expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(1_000);
});
