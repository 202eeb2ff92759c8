/** An encoder of Protocol Buffers of its own, from the specification alone: what the reader is tried with is none of its work. */
type Part = readonly [field: number, value: number | string | Uint8Array | readonly Part[]];

export function message(parts: readonly Part[]): Buffer {
  return Buffer.concat(
    parts.map(([field, value]) => {
      if (typeof value === 'number') return Buffer.concat([whole(BigInt(field) * 8n), whole(BigInt(value))]);
      const bytes = typeof value === 'string' ? Buffer.from(value) : ArrayBuffer.isView(value) ? value : message(value);
      return Buffer.concat([whole(BigInt(field) * 8n + 2n), whole(BigInt(bytes.length)), bytes]);
    }),
  );
}

/** Seven bits at a time, the lowest first; what is negative as 64 bits. */
function whole(value: bigint): Buffer {
  let left = BigInt.asUintN(64, value);
  const bytes: number[] = [];
  do {
    bytes.push(Number(left % 128n) + (left >= 128n ? 128 : 0));
    left /= 128n;
  } while (left > 0n);
  return Buffer.from(bytes);
}

export interface FeedTrip {
  readonly line?: string;
  readonly isCancelled?: boolean;
  readonly isDeleted?: boolean;
  /** Stops with the second of their departure; none: only that it stops there. */
  readonly stops: readonly (readonly [stop: string, leavesS?: number, more?: readonly Part[]])[];
}

/** A feed with all that a real one has beside what is read: versions, vehicles, arrivals, delays, numbers of stops. */
export const feedOfTrips = (
  trips: readonly FeedTrip[],
  { madeS, incrementality = 0 }: { madeS?: number; incrementality?: number } = {},
) =>
  message([
    [1, [[1, '2.0'], [2, incrementality], ...(madeS === undefined ? [] : [[3, madeS] as const])]],
    ...trips.map(
      ({ line, isCancelled, isDeleted, stops }, i): Part => [
        2,
        [
          [1, `entity-${i}`],
          ...(isDeleted ? [[2, 1] as const] : []),
          [
            3,
            [
              [
                1,
                [
                  [1, `trip-${i}`],
                  [2, '10:00:00'],
                  [3, '20261120'],
                  [4, isCancelled ? 3 : 0],
                  ...(line ? [[5, line] as const] : []),
                  [6, 1],
                ],
              ],
              [3, [[1, 'vehicle']]],
              ...stops.map(
                ([stop, leavesS, more = []], at): Part => [
                  2,
                  [
                    [1, at + 1],
                    [
                      2,
                      [
                        [1, -30],
                        [2, (leavesS ?? 1_800_000_000) - 20],
                      ],
                    ],
                    ...(leavesS === undefined
                      ? []
                      : [
                          [
                            3,
                            [
                              [1, -12],
                              [2, leavesS],
                              [3, 5],
                            ],
                          ] as const,
                        ]),
                    [4, stop],
                    ...more,
                  ],
                ],
              ),
              [4, 1_790_000_000],
            ],
          ],
        ],
      ],
    ),
  ]);
