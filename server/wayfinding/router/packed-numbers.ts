// shared with pages: pure
/** Whole numbers, small ones in few bytes (base 128, the sign folded in), in columns one after the other. */
export interface NumberWriter {
  /** A column: how many there are, then each. */
  readonly column: (numbers: readonly number[]) => void;
  readonly text: (text: string) => void;
  readonly bytes: () => Uint8Array;
}

export function numberWriter(): NumberWriter {
  const out: number[] = [];
  const whole = (value: number) => {
    let left = value;
    while (left >= 128) {
      out.push((left % 128) + 128);
      left = Math.floor(left / 128);
    }
    out.push(left);
  };
  return {
    column: (numbers) => {
      whole(numbers.length);
      for (const value of numbers) whole(value < 0 ? -2 * value - 1 : 2 * value);
    },
    text: (text) => {
      const encoded = new TextEncoder().encode(text);
      whole(encoded.length);
      for (const byte of encoded) out.push(byte);
    },
    bytes: () => Uint8Array.from(out),
  };
}

export interface NumberReader {
  readonly column: () => number[];
  readonly text: () => string;
}

/** Throws where the bytes end before what they announce. */
export function numberReader(bytes: Uint8Array): NumberReader {
  let at = 0;
  const whole = (): number => {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError('the packed graph ends too early');
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  };
  const announced = (): number => {
    const count = whole();
    if (count > bytes.length - at) throw new RangeError('the packed graph ends too early');
    return count;
  };
  return {
    column: () =>
      Array.from({ length: announced() }, () => {
        const value = whole();
        return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
      }),
    text: () => {
      const length = announced();
      at += length;
      return new TextDecoder().decode(bytes.subarray(at - length, at));
    },
  };
}

/** Each less the one before. */
export const deltas = (numbers: readonly number[]): number[] =>
  numbers.map((value, i) => value - (numbers[i - 1] ?? 0));

export function sums(numbers: readonly number[]): number[] {
  let sum = 0;
  return numbers.map((value) => {
    sum += value;
    return sum;
  });
}
