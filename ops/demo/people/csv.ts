import type { Delegate } from './delegates.ts';

const headings = [
  ...['reference', 'name', 'name_latin', 'country', 'category', 'affiliation', 'email'],
  ...['birth_date', 'document_country', 'document_number'],
] as const;

/** The file that an organiser would import: UTF-8 with a byte order mark, as spreadsheets save it. */
export function toCsv(delegates: readonly Delegate[]): string {
  const rows = delegates.map((one) => [
    ...[one.reference, one.name, one.nameLatin, one.country, one.category, one.affiliation, one.email],
    ...[one.birthDate, one.document?.country, one.document?.number],
  ]);
  return `\uFEFF${[headings, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;
}

const quoted = (field = ''): string => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
