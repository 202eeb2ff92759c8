import { expect, it } from 'vitest';
import { drawNumbers } from '../../../server/identity/phone-proofs/draw-numbers.ts';

const drawn = Array.from({ length: 20_000 }, drawNumbers);

it('three numbers of two digits have no digit in the same place, and the phone shows one of them', () => {
  for (const { number, choices } of drawn) {
    expect(choices).toContain(number);
    expect(choices.every((choice) => choice >= 10 && choice <= 99)).toBe(true);
    expect(new Set(choices.map((choice) => choice % 10)).size).toBe(3);
    expect(new Set(choices.map((choice) => Math.floor(choice / 10))).size).toBe(3);
  }
});

it('the right one stands first, second and third alike, so that nobody who guesses is right more than once in three', () => {
  for (const place of [0, 1, 2]) {
    const share = drawn.filter(({ number, choices }) => choices[place] === number).length / drawn.length;
    // Six standard deviations around a third.
    expect(Math.abs(share - 1 / 3)).toBeLessThan(0.02);
  }
});
