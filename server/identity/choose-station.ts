/** A station as the choice sees it. */
export interface StationLoad {
  readonly id: string;
  readonly number: number;
  readonly gateId: string | undefined;
  /** People sent there and not decided yet. */
  readonly waiting: number;
}

/**
 * Where to send a person who stands at a gate: to the shortest queue among that gate's stations, among all where the
 * gate has none, and for who stands at no gate; of equal queues to the lowest number. Nothing when there are no stations.
 */
export function chooseStation<S extends StationLoad>(
  stations: readonly S[],
  gateId: string | undefined,
): S | undefined {
  const atGate = stations.filter((station) => gateId !== undefined && station.gateId === gateId);
  const candidates = atGate.length > 0 ? atGate : stations;
  return candidates.reduce<S | undefined>(
    (best, station) => (best === undefined || isBetter(station, best) ? station : best),
    undefined,
  );
}

const isBetter = (a: StationLoad, b: StationLoad): boolean =>
  a.waiting < b.waiting || (a.waiting === b.waiting && a.number < b.number);
