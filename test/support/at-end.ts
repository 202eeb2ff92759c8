import { afterAll } from 'vitest';

/** To be called as soon as something was started: what it is given runs when all is over; last in, first out. */
export type AtEnd = (close: () => Promise<void>) => void;

/** For what the tests of a file share, until the last of them is over: `const atEnd = useAtEnd()`. */
export function useAtEnd(): AtEnd {
  const closers: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (let close = closers.pop(); close; close = closers.pop()) await close();
  });
  return (close) => void closers.push(close);
}
