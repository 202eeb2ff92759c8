import postgres from 'postgres';
import { batchAt, type IngestBatch } from './ingest-readings.ts';

/** What the bench tells the peer to write: a batch at each of these instants, made before the first is written. */
export interface PeerOrder {
  readonly kind: 'prepare' | 'write';
  readonly firstNumber: number;
  readonly instantsMs: readonly number[];
}

const sql = postgres(process.env.DATABASE_URL ?? '', { max: 1, connection: { role: 'causeway_app' } });
let prepared: Record<string, unknown[]>[] = [];

/** Columns as the statement takes them: not even the making of arrays is counted. */
function columnsOf(batch: IngestBatch, firstNumber: number): Record<string, unknown[]> {
  const { atMs, clients, clients24, rxMbps, txMbps, airtime } = batch;
  return {
    numbers: clients.map((_, index) => firstNumber + index),
    instants: clients.map(() => new Date(atMs).toISOString()),
    clients: [...clients],
    rx: [...rxMbps],
    tx: [...txMbps],
    airtime: [...airtime],
    clients24: [...clients24],
    clients5: clients.map((count, index) => count - (clients24[index] ?? 0)),
  };
}

/** The plainest insert of many rows: no conflict is looked for, nothing is named to anybody, no answer is sent. */
async function write(columns: Record<string, unknown[]>): Promise<void> {
  const { numbers, instants, clients, rx, tx, airtime, clients24, clients5 } = columns as Record<string, string[]>;
  await sql`
    insert into hotspot_readings (hotspot, at, clients, rx_mbps, tx_mbps, airtime, clients_24, clients_5, clients_6,
      rx_octets, tx_octets, up_seconds)
    select * from unnest(
      ${numbers ?? []}::integer[], ${instants ?? []}::timestamptz[], ${clients ?? []}::integer[], ${rx ?? []}::real[],
      ${tx ?? []}::real[], ${airtime ?? []}::real[], ${clients24 ?? []}::integer[], ${clients5 ?? []}::integer[],
      ${[]}::integer[], ${[]}::bigint[], ${[]}::bigint[], ${[]}::float8[])`;
}

process.on('message', (order: PeerOrder) => {
  void (async () => {
    if (order.kind === 'prepare') {
      prepared = order.instantsMs.map((atMs) => columnsOf(batchAt(atMs), order.firstNumber));
    } else {
      for (const columns of prepared) await write(columns);
    }
    process.send?.('done');
  })();
});
process.on('disconnect', () => void sql.end());
