/** One batch of readings, a reading of each hotspot, as both sides of the bench write it. */
export interface IngestBatch {
  readonly atMs: number;
  readonly clients: readonly number[];
  readonly clients24: readonly number[];
  readonly rxMbps: readonly number[];
  readonly txMbps: readonly number[];
  readonly airtime: readonly number[];
}

export const hotspotsInBatch = 2_600;

export const codeOf = (index: number): string => `LH-${String(index + 1).padStart(4, '0')}`;

/** Figures that differ from batch to batch, the same for the same instant. */
export function batchAt(atMs: number): IngestBatch {
  // A small generator (mulberry32) is enough: what matters is how many digits there are.
  let state = atMs % 4_294_967_296;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const made = (value: () => number) => Array.from({ length: hotspotsInBatch }, value);
  const thousandths = (value: number) => Math.round(value * 1000) / 1000;
  const clients = made(() => Math.floor(next() * 60));
  return {
    atMs,
    clients,
    clients24: clients.map((count) => Math.floor(count / 3)),
    rxMbps: made(() => thousandths(next() * 300)),
    txMbps: made(() => thousandths(next() * 60)),
    airtime: made(() => thousandths(next())),
  };
}

/** The body that a collector sends. */
export function ndjsonOf({ atMs, clients, clients24, rxMbps, txMbps, airtime }: IngestBatch): string {
  const at = new Date(atMs).toISOString();
  return clients
    .map((count, index) =>
      JSON.stringify({
        hotspot: codeOf(index),
        at,
        clients: count,
        bandClients: { '2.4': clients24[index], '5': count - (clients24[index] ?? 0) },
        rxMbps: rxMbps[index],
        txMbps: txMbps[index],
        airtime: airtime[index],
      }),
    )
    .join('\n');
}
