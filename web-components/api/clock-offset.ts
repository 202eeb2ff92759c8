/** What to add to the device's clock to get the server's, and how far off that may be; whole milliseconds. */
export interface ClockOffset {
  readonly offsetMs: number;
  readonly errorMs: number;
}

/** One question for the time: the device's clock before and after, the server's in between. */
export interface TimeSample {
  readonly askedAtMs: number;
  readonly answeredAtMs: number;
  readonly serverMs: number;
}

/** The server answered somewhere within the round trip: taken as its middle, wrong by half of it at most. */
export function offsetOf({ askedAtMs, answeredAtMs, serverMs }: TimeSample): ClockOffset {
  const half = (answeredAtMs - askedAtMs) / 2;
  return { offsetMs: Math.round(serverMs - askedAtMs - half), errorMs: Math.max(1, Math.ceil(half)) };
}

/** The quickest of several answers is the surest one. */
export function surestOffset(samples: readonly TimeSample[]): ClockOffset | undefined {
  return samples.map(offsetOf).sort((a, b) => a.errorMs - b.errorMs)[0];
}

/** Before the server was ever asked: nothing is known of the clock but that it is of about this day. */
export const unknownOffset: ClockOffset = { offsetMs: 0, errorMs: 86_400_000 };

/** Asks for the time a few times, one after the other. */
export async function measureOffset(
  askServerTime: () => Promise<Date>,
  rounds = 5,
  nowMs: () => number = Date.now,
): Promise<ClockOffset> {
  const samples: TimeSample[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const askedAtMs = nowMs();
    const server = await askServerTime();
    samples.push({ askedAtMs, answeredAtMs: nowMs(), serverMs: server.getTime() });
  }
  return surestOffset(samples) ?? unknownOffset;
}
