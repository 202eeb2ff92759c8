import type { z } from 'zod';
import { type CsvRow, checkHeading, decodeCsv, type FileFault, parseCsv, unevenRow } from '../../kernel/csv-table.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { networkAccessFaults } from '../network-access.errors.ts';
import {
  accessPointColumns,
  accessPointEntry,
  type accessPointFile,
  maxAccessPoints,
  optionalAccessPointColumns,
} from './access-points.contract.ts';
import type { FileEntry, FileRead } from './file-entry.ts';

type Column = (typeof accessPointColumns)[number];

const needed: Record<Column, string> = {
  name: 'a name of 100 characters at most',
  address: 'an IPv4 or IPv6 address, another one for each access point; nothing where it is over TLS',
  secret: '16 to 128 letters, digits and signs, without spaces, quotes and backslashes; nothing where it is over TLS',
  over_tls: 'yes or no',
  disconnect_port: 'a port from 1 to 65535, or nothing',
  hotspots: 'CODE=ADDRESS ADDRESS; CODE=ADDRESS, each address of twelve hex digits, or nothing',
  speaks_for_any: 'yes or no',
};

/** Of a faulty secret nothing is told: what was mistyped may be most of it. */
const notTold: readonly string[] = ['secret'];

/**
 * Reads access points in CSV: UTF-8 with or without a byte order mark. Throws `network_access.access_points_not_utf8`,
 * `access_points_too_long`.
 */
export function readAccessPointsCsv(bytes: Uint8Array): FileRead {
  const text = decodeCsv(bytes);
  if (text === undefined) throw new DomainError(networkAccessFaults.access_points_not_utf8);
  const read = parseCsv(text);
  if ('fault' in read) return { entries: [], faults: [read.fault] };
  const [heading, ...body] = read.rows;
  const columns = (heading?.cells ?? []).map((name) => name.trim().toLowerCase().replaceAll(/[ -]+/g, '_'));
  const known = { columns: accessPointColumns, optional: optionalAccessPointColumns };
  const headingFaults = checkHeading(columns, known);
  if (headingFaults.length > 0) return { entries: [], faults: headingFaults };
  if (body.length > maxAccessPoints) {
    throw new DomainError(networkAccessFaults.access_points_too_long, `At most ${maxAccessPoints}.`);
  }
  const rows = body.map((row) => readRow(columns, row));
  return {
    entries: rows.flatMap((one) => (Array.isArray(one) ? [] : [one])),
    faults: rows.flatMap((one) => (Array.isArray(one) ? one : [])),
  };
}

/** The same in JSON, whose form has been checked. Access points count from 0, as their index does. */
export const readAccessPointsJson = ({ accessPoints }: z.infer<typeof accessPointFile>): FileRead => ({
  entries: accessPoints.map((accessPoint, index) => ({
    accessPoint,
    place: `access point ${index}`,
    pathOf: (field) => `accessPoints.${index}.${field}`,
  })),
  faults: [],
});

function readRow(columns: readonly string[], row: CsvRow): FileEntry | FileFault[] {
  const { cells, place } = row;
  if (cells.length !== columns.length) return [unevenRow(row, columns)];
  const field = (column: Column) => cells[columns.indexOf(column)]?.trim() ?? '';
  const read = accessPointEntry.safeParse({
    name: field('name'),
    ...(field('address') && { address: field('address') }),
    ...(field('secret') && { secret: field('secret') }),
    isOverTls: yesOrNo(field('over_tls')),
    speaksForAny: yesOrNo(field('speaks_for_any')),
    ...(field('disconnect_port') && { disconnectPort: toNumber(field('disconnect_port')) }),
    hotspots: readHotspots(field('hotspots')),
  });
  if (read.success) return { accessPoint: read.data, place, pathOf: (one) => `${place}, ${one}` };
  const faulty = new Set(read.error.issues.map(({ path }) => columnOf(path)));
  return [...faulty].map((column) => {
    const found = notTold.includes(column) ? '' : field(column).slice(0, 60);
    const message = found ? `needs ${needed[column]}; found “${found}”` : `needs ${needed[column]}`;
    return { path: `${place}, ${column}`, message, code: `${column}_malformed`, ...(found && { hint: found }) };
  });
}

/** `CODE=ADDRESS ADDRESS; CODE=ADDRESS`: a code may hold spaces and colons, but neither of these two signs. */
const readHotspots = (text: string) =>
  text
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [code = '', bssids = ''] = part.split('=');
      return { code: code.trim(), bssids: bssids.split(/[\s,|]+/).filter((one) => one !== '') };
    });

/** The heading under which a field of the schema stands. */
function columnOf([field]: readonly PropertyKey[]): Column {
  const headings = { isOverTls: 'over_tls', disconnectPort: 'disconnect_port', speaksForAny: 'speaks_for_any' };
  const named = new Map(Object.entries(headings)).get(String(field)) ?? String(field);
  return accessPointColumns.find((column) => column === named) ?? 'name';
}

const yesOrNo = (text: string): boolean | string => ({ '': false, no: false, yes: true })[text.toLowerCase()] ?? text;

const toNumber = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN);
