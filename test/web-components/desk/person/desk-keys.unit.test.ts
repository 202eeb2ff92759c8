import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commandWaitMs, LoneKey, letterOf } from '../../../../web-components/desk/person/desk-keys.ts';

let told: string[];
let keys: LoneKey;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  keys = new LoneKey({
    isCommand: (letter) => 'RHP'.includes(letter),
    run: (letter) => told.push(`did ${letter}`),
    search: (text) => told.push(`search ${text}`),
    armed: (letter) => told.push(letter ? `waits ${letter}` : 'waits no more'),
  });
});
afterEach(() => vi.useRealTimers());

const take = (text: string) => keys.take(text, /^[a-z]$/.test(text) ? text.toUpperCase() : undefined);

describe('a letter that stands for a command', () => {
  it('waits, and is carried out when no other follows', () => {
    take('r');
    vi.advanceTimersByTime(commandWaitMs - 1);
    expect(told).toEqual(['waits R']);
    vi.advanceTimersByTime(1);
    expect(told).toEqual(['waits R', 'waits no more', 'did R']);
  });

  it.each([0, 30, 80, 140, 250, 400])('is the beginning of a name whose next letter comes after %i ms', (pace) => {
    take('r');
    vi.advanceTimersByTime(pace);
    take('o');
    vi.advanceTimersByTime(10 * commandWaitMs);
    expect(told).toEqual(['waits R', 'waits no more', 'search ro']);
  });

  it.each([' ', "'", '-', '林', '/'])('is not one when “%s” follows', (next) => {
    take('h');
    take(next);
    vi.advanceTimersByTime(commandWaitMs);
    expect(told.at(-1)).toBe(`search h${next}`);
  });

  it('is carried out at once and only once when it is confirmed', () => {
    take('p');
    keys.confirm();
    vi.advanceTimersByTime(commandWaitMs);
    expect(told).toEqual(['waits P', 'waits no more', 'did P']);
  });

  it('is not carried out once it is stopped', () => {
    take('r');
    keys.stop();
    vi.advanceTimersByTime(commandWaitMs);
    keys.confirm();
    expect(told).toEqual(['waits R', 'waits no more']);
  });
});

it('any other letter or figure begins a search at once, and a sign does nothing', () => {
  take('z');
  take('7');
  take('林');
  take(' ');
  take('.');
  expect(told).toEqual(['search z', 'search 7', 'search 林']);
});

it('the letter on the key counts, or its place where the layout has other letters', () => {
  const letterAt = (key: string, code: string) => letterOf({ key, code } as KeyboardEvent);
  expect(letterAt('q', 'KeyA')).toBe('Q');
  expect(letterAt('R', 'KeyR')).toBe('R');
  expect(letterAt('к', 'KeyR')).toBe('R');
  expect([letterAt('7', 'Digit7'), letterAt(' ', 'Space'), letterAt('/', 'KeyX')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
