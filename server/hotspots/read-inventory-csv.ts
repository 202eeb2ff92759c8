import { type CsvRow, checkHeading, decodeCsv, parseCsv, unevenRow } from '../kernel/csv-table.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { hotspot, inventoryColumns, maxHotspots, optionalInventoryColumns } from './hotspots.contract.ts';
import { hotspotFaults } from './hotspots.errors.ts';
import type { InventoryEntry, InventoryFault, InventoryRead } from './inventory-entry.ts';

const needed = {
  code: 'letters, digits and . _ : / -, 64 at most',
  name: 'a name of 200 characters at most',
  carrier: 'the name of its carrier, 60 characters at most',
  bands: 'one or more of 2.4, 5 and 6, parted by spaces',
  zone: 'the id of a zone, or nothing',
  level: 'a whole number from -20 to 200, or nothing',
  latitude: 'a number from -90 to 90, such as 30.7436',
  longitude: 'a number from -180 to 180, such as 120.4871',
  capacity_clients: 'a whole number from 1 to 10000',
} satisfies Record<(typeof inventoryColumns)[number], string>;

/**
 * Reads an inventory in CSV: UTF-8 with or without a byte order mark. Lines count as a spreadsheet counts them:
 * the heading is line 1. Throws `hotspots.inventory_not_utf8`, `hotspots.inventory_too_long`.
 */
export function readInventoryCsv(bytes: Uint8Array): InventoryRead {
  const text = decodeCsv(bytes);
  if (text === undefined) throw new DomainError(hotspotFaults.inventory_not_utf8);
  const read = parseCsv(text);
  if ('fault' in read) return { entries: [], faults: [read.fault] };
  const [heading, ...body] = read.rows;
  const columns = (heading?.cells ?? []).map((name) => canonical(name));
  const headingFaults = checkHeading(columns, {
    columns: inventoryColumns,
    optional: optionalInventoryColumns,
    isFurther: (column) => column.startsWith('name_'),
  });
  if (headingFaults.length > 0) return { entries: [], faults: headingFaults };
  if (body.length > maxHotspots) throw new DomainError(hotspotFaults.inventory_too_long, `At most ${maxHotspots}.`);
  const entries: InventoryEntry[] = [];
  const faults: InventoryFault[] = [];
  for (const row of body) {
    const one = readRow(columns, row);
    if (Array.isArray(one)) faults.push(...one);
    else entries.push(one);
  }
  return { entries, faults };
}

/** Headings in any case, with spaces or hyphens for the underscores; `name_zh-CN` keeps its language tag. */
function canonical(heading: string): string {
  const name = heading.trim();
  const translated = /^name[_ ](.+)$/i.exec(name)?.[1];
  return translated ? `name_${translated}` : name.toLowerCase().replaceAll(/[ -]+/g, '_');
}

function readRow(columns: readonly string[], row: CsvRow): InventoryEntry | InventoryFault[] {
  const { cells: record, place } = row;
  if (record.length !== columns.length) return [unevenRow(row, columns)];
  const field = (column: string) => record[columns.indexOf(column)]?.trim() ?? '';
  const read = hotspot.safeParse({
    code: field('code'),
    name: { en: field('name'), ...translatedNames(columns, record) },
    carrier: field('carrier'),
    bands: field('bands').split(/[\s;,|]+/),
    ...(field('zone') && { zoneId: field('zone') }),
    ...(field('level') && { level: toNumber(field('level')) }),
    latitude: toNumber(field('latitude')),
    longitude: toNumber(field('longitude')),
    capacityClients: toNumber(field('capacity_clients')),
  });
  if (read.success) {
    return { hotspot: read.data, place, paths: { code: `${place}, code`, zone: `${place}, zone` } };
  }
  const faulty = new Set(read.error.issues.map(({ path }) => columnOf(path)));
  return [...faulty].map((column) => {
    const found = field(column);
    const known = column in needed ? (column as keyof typeof needed) : 'name';
    return {
      path: `${place}, ${column}`,
      message: found ? `needs ${needed[known]}; found “${found.slice(0, 60)}”` : `needs ${needed[known]}`,
      code: `${known}_malformed`,
      ...(found && { hint: found.slice(0, 60) }),
    };
  });
}

function translatedNames(columns: readonly string[], record: readonly string[]): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [index, column] of columns.entries()) {
    const text = record[index]?.trim();
    if (column.startsWith('name_') && text) names[column.slice('name_'.length)] = text;
  }
  return names;
}

/** The heading under which a field of the schema stands. */
function columnOf([field, part]: readonly PropertyKey[]): string {
  if (field === 'name' && part !== undefined && part !== 'en') return `name_${String(part)}`;
  return { zoneId: 'zone', capacityClients: 'capacity_clients' }[String(field)] ?? String(field);
}

const toNumber = (text: string): number => (/^[+-]?\d{1,9}(\.\d{1,15})?$/.test(text) ? Number(text) : Number.NaN);
