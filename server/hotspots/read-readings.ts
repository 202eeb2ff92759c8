import {
  futureReadingMs,
  maxReadingsInBatch,
  oldestReadingMs,
  type ReadingFault,
  type ReadingsOutcome,
  reading as readingSchema,
} from './hotspots.contract.ts';
import type { NumberedReading } from './numbered-reading.ts';
import { numberedReading, readPlainly } from './plain-reading.ts';

export interface LinesRead {
  readonly good: NumberedReading[];
  readonly refusedCount: number;
  readonly refused: ReadingsOutcome['refused'];
}

const namedRefusals = 100;

const sentences: Record<ReadingFault, string> = {
  malformed: 'The line is not a reading in JSON.',
  negative_count: 'A count or a rate cannot be negative.',
  unknown_hotspot: 'No hotspot of this code is in the inventory.',
  future: 'The reading is ahead of the server by more than half a minute: set the clock of the collector.',
  too_old: 'The reading is older than a week.',
};

/** The lines of a batch that say something, or none when there are more of them than are taken at once. */
export function linesOf(body: string): { line: number; text: string }[] | undefined {
  const lines: { line: number; text: string }[] = [];
  let line = 0;
  for (const part of body.split('\n')) {
    line += 1;
    const text = part.trim();
    if (text === '') continue;
    if (lines.length === maxReadingsInBatch) return undefined;
    lines.push({ line, text });
  }
  return lines;
}

/** Sorts the lines of a batch into readings and refusals. */
export function readReadings(
  lines: readonly { line: number; text: string }[],
  numberOf: (code: string) => number | undefined,
  nowMs: number,
): LinesRead {
  const good: NumberedReading[] = [];
  const refused: ReadingsOutcome['refused'] = [];
  let refusedCount = 0;
  for (const { line, text } of lines) {
    const read = readReading(text, numberOf, nowMs);
    if ('number' in read) {
      good.push(read);
      continue;
    }
    refusedCount += 1;
    const message = read.detail ? `${sentences[read.code]} ${read.detail}` : sentences[read.code];
    if (refused.length < namedRefusals) refused.push({ line, code: read.code, message });
  }
  return { good, refusedCount, refused };
}

function readReading(
  text: string,
  numberOf: (code: string) => number | undefined,
  nowMs: number,
): NumberedReading | Refusal {
  const value = parseJson(text);
  return readPlainly(value, numberOf, nowMs) ?? readClosely(value, numberOf, nowMs);
}

interface Refusal {
  readonly code: ReadingFault;
  readonly detail?: string;
}

/** By the schema: what is not plain, and what is not good. */
export function readClosely(
  value: unknown,
  numberOf: (code: string) => number | undefined,
  nowMs: number,
): NumberedReading | Refusal {
  const read = readingSchema.safeParse(value);
  if (!read.success) {
    if (isNegative(value)) return { code: 'negative_count' };
    const [issue] = read.error.issues;
    return { code: 'malformed', ...(issue?.path.length && { detail: `${issue.path.join('.')}: ${issue.message}.` }) };
  }
  const atMs = Date.parse(read.data.at);
  if (Number.isNaN(atMs)) return { code: 'malformed', detail: 'at: not an instant.' };
  if (atMs - nowMs > futureReadingMs) return { code: 'future' };
  if (nowMs - atMs > oldestReadingMs) return { code: 'too_old' };
  const number = numberOf(read.data.hotspot);
  return number === undefined ? { code: 'unknown_hotspot' } : numberedReading(number, atMs, read.data);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const counted = ['clients', 'rxMbps', 'txMbps', 'airtime', 'rxOctets', 'txOctets', 'upSeconds'];

function isNegative(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([field, number]) => counted.includes(field) && Number(number) < 0);
}
