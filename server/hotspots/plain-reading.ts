import { type Band, bands } from '../../db/vocabulary.ts';
import { futureReadingMs, mostMbps, oldestReadingMs } from './hotspots.contract.ts';
import type { NumberedReading } from './numbered-reading.ts';

/** A day that each year has, a time to the second or finer, in UTC: as collectors write instants. */
const plainInstant =
  /^\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;

const maxClients = 100_000;
const maxMbps = 1_000_000;
const maxUpSeconds = 4_294_967_295;

/** A number from 0 to `max`, or nothing at all. */
const isNumberOrAbsent = (value: unknown, max: number): value is number | undefined =>
  value === undefined || (typeof value === 'number' && value >= 0 && value <= max);

const isCountOrAbsent = (value: unknown, max: number): value is number | undefined =>
  value === undefined || (Number.isInteger(value) && isNumberOrAbsent(value, max));

type BandClients = Partial<Record<Band, number>>;

function isBandClients(value: unknown): value is BandClients {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  // What JSON.parse makes has no fields but its own.
  for (const band in value) {
    if (!knownBands.includes(band) || !isCount((value as Record<string, unknown>)[band])) return false;
  }
  return true;
}

const knownBands: readonly string[] = bands;
const isCount = (value: unknown): value is number => value !== undefined && isCountOrAbsent(value, maxClients);
const noBands: BandClients = {};

/**
 * Reads a reading without going through its schema, ten times faster: one that is good by the schema and the rules, of a
 * hotspot that is known. Anything else is undefined, good or not, and has to be looked at closely.
 */
export function readPlainly(
  value: unknown,
  numberOf: (code: string) => number | undefined,
  nowMs: number,
): NumberedReading | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const told = value as Record<string, unknown>;
  const { hotspot, at, clients, bandClients, rxMbps, txMbps, airtime, rxOctets, txOctets, upSeconds } = told;
  // A code of the inventory has the form of one.
  const number = typeof hotspot === 'string' ? numberOf(hotspot) : undefined;
  if (number === undefined || typeof at !== 'string' || !plainInstant.test(at) || !isCount(clients)) return undefined;
  if (!isNumberOrAbsent(rxMbps, maxMbps) || !isNumberOrAbsent(txMbps, maxMbps)) return undefined;
  if (!isNumberOrAbsent(airtime, 1) || !isNumberOrAbsent(upSeconds, maxUpSeconds)) return undefined;
  if (!isCountOrAbsent(rxOctets, Number.MAX_SAFE_INTEGER)) return undefined;
  if (!isCountOrAbsent(txOctets, Number.MAX_SAFE_INTEGER)) return undefined;
  if (bandClients !== undefined && !isBandClients(bandClients)) return undefined;
  const atMs = Date.parse(at);
  if (!(atMs - nowMs <= futureReadingMs && nowMs - atMs <= oldestReadingMs)) return undefined;
  return numberedReading(number, atMs, {
    clients,
    bandClients,
    rxMbps,
    txMbps,
    airtime,
    rxOctets,
    txOctets,
    upSeconds,
  });
}

interface Figures {
  readonly clients: number;
  readonly bandClients?: BandClients | undefined;
  readonly rxMbps?: number | undefined;
  readonly txMbps?: number | undefined;
  readonly airtime?: number | undefined;
  readonly rxOctets?: number | undefined;
  readonly txOctets?: number | undefined;
  readonly upSeconds?: number | undefined;
}

/** As it is kept: rates, shares and times in thousandths. */
export function numberedReading(number: number, atMs: number, told: Figures): NumberedReading {
  const { clients, bandClients = noBands, rxMbps, txMbps, airtime, rxOctets, txOctets, upSeconds } = told;
  return {
    number,
    atMs,
    clients,
    clients24: bandClients['2.4'],
    clients5: bandClients['5'],
    clients6: bandClients['6'],
    rxMbps: toThousandths(believed(rxMbps)),
    txMbps: toThousandths(believed(txMbps)),
    airtime: toThousandths(airtime),
    rxOctets,
    txOctets,
    upSeconds: toThousandths(upSeconds),
  };
}

const believed = (mbps: number | undefined): number | undefined =>
  mbps === undefined || mbps > mostMbps ? undefined : mbps;

/** Also keeps numbers too small for `real` out of the database, which refuses them. */
const toThousandths = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 1000) / 1000;
