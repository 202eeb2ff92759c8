/** Prometheus's text format, read back: values by `name{label="value",…}` as they stand there. */
export function samplesIn(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

/** The sum of all values of one name whose labels hold all of these. */
export function sumOf(samples: ReadonlyMap<string, number>, name: string, ...labels: string[]): number {
  let sum = 0;
  for (const [key, value] of samples) {
    const isNamed = key === name || key.startsWith(`${name}{`);
    if (isNamed && labels.every((label) => key.includes(label))) sum += value;
  }
  return sum;
}
