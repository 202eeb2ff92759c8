import { randomInt } from 'node:crypto';

/**
 * The number that a phone shows, and three in random order among which it is. No two have a digit in the same place, so
 * that one digit misread or misheard makes none of them another.
 */
export function drawNumbers(): { number: number; choices: [number, number, number] } {
  const [a, b, c] = drawThree(1, 9);
  const [x, y, z] = drawThree(0, 9);
  const choices: [number, number, number] = [10 * a + x, 10 * b + y, 10 * c + z];
  return { number: choices[randomInt(3)] ?? choices[0], choices };
}

/** Three different whole numbers, each order as likely. */
function drawThree(least: number, most: number): [number, number, number] {
  const drawn = new Set<number>();
  while (drawn.size < 3) drawn.add(randomInt(least, most + 1));
  return [...drawn] as [number, number, number];
}
