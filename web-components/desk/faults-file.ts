import { msg } from '@lit/localize';
import { csvLine } from '../../server/kernel/csv.ts';
import type { ImportFault } from '../../server/registration/import/import.contract.ts';
import { sentenceOfFault } from './fault-sentences.ts';

/** The faults of an import as a CSV file that spreadsheets open as UTF-8, in which nothing of a stranger's is a formula. */
export function faultsFile(faults: readonly ImportFault[]): Blob {
  const rows = faults.map((fault) => [String(fault.line), fault.column, fault.found, sentenceOfFault(fault)]);
  const lines = [[msg('Line'), msg('Column'), msg('Found'), msg('Needed')], ...rows].map(csvLine);
  return new Blob(['\ufeff', ...lines], { type: 'text/csv' });
}
