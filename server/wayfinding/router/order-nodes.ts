// shared with pages: pure
/** What an order is found from: nodes by index, and two ends for each walkway. */
export interface Ground {
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  readonly ends: Int32Array;
}

/** Nodes in the order of their ranks. */
export function orderNodes({ longitude }: Ground): Int32Array {
  return Int32Array.from(longitude.keys());
}
