/** A reading by the hotspot's number; `atMs` in milliseconds since 1970. What was not told is undefined. */
export interface NumberedReading {
  readonly number: number;
  readonly atMs: number;
  readonly clients: number;
  readonly clients24?: number | undefined;
  readonly clients5?: number | undefined;
  readonly clients6?: number | undefined;
  /** As told, or made of counters. */
  readonly rxMbps?: number | undefined;
  readonly txMbps?: number | undefined;
  readonly airtime?: number | undefined;
  readonly rxOctets?: number | undefined;
  readonly txOctets?: number | undefined;
  readonly upSeconds?: number | undefined;
  /** Counted here from accounting; no collector told it. */
  readonly isFromAccounting?: true | undefined;
}
