import { msg } from '@lit/localize';
import type { ImportFault } from '../../server/registration/import/import.contract.ts';
import { sentenceOfFault } from './fault-sentences.ts';

/** The faults of an import as a CSV file that spreadsheets open as UTF-8. */
export function faultsFile(faults: readonly ImportFault[]): Blob {
  const rows = faults.map((fault) => [String(fault.line), fault.column, fault.found, sentenceOfFault(fault)]);
  const lines = [[msg('Line'), msg('Column'), msg('Found'), msg('Needed')], ...rows].map((row) =>
    row.map(cell).join(','),
  );
  return new Blob(['\ufeff', lines.join('\r\n'), '\r\n'], { type: 'text/csv' });
}

/** What a stranger's file held must not become a formula in the spreadsheet of whoever opens this one. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
