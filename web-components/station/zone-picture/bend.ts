/** The parabola that goes best through what was said with so much weight, as a function of the place. */
export function bendOf(said: readonly (readonly [value: number, weight: number])[]): (at: number) => number {
  const powers = new Float64Array(5);
  const sums = new Float64Array(3);
  const scaled = (at: number) => (2 * at) / Math.max(1, said.length - 1) - 1;
  for (const [at, [value, weight]] of said.entries()) {
    for (let power = 0, x = Math.max(0, weight); power < 5; power++, x *= scaled(at)) {
      powers[power] = (powers[power] ?? 0) + x;
      if (power < 3) sums[power] = (sums[power] ?? 0) + x * value;
    }
  }
  const [a, b, c] = solved(powers, sums);
  return (at) => a + b * scaled(at) + c * scaled(at) ** 2;
}

type Three = readonly [number, number, number];

/** Three equations with three unknowns, by Cramer's rule; level where they say nothing. */
function solved(p: Float64Array, s: Float64Array): Three {
  const [p0 = 0, p1 = 0, p2 = 0, p3 = 0, p4 = 0] = p;
  const [s0 = 0, s1 = 0, s2 = 0] = s;
  const one: Three = [p0, p1, p2];
  const two: Three = [p1, p2, p3];
  const three: Three = [p2, p3, p4];
  const said: Three = [s0, s1, s2];
  const whole = determinant(one, two, three);
  if (Math.abs(whole) < 1e-9) return [0, 0, 0];
  return [
    determinant(said, two, three) / whole,
    determinant(one, said, three) / whole,
    determinant(one, two, said) / whole,
  ];
}

const determinant = ([a, b, c]: Three, [d, e, f]: Three, [g, h, i]: Three): number =>
  a * (e * i - f * h) - d * (b * i - c * h) + g * (b * f - c * e);
