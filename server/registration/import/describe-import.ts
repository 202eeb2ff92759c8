import { z } from 'zod';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { registrationFaults } from '../registration.errors.ts';
import { type ImportOutcome, importFault } from './import.contract.ts';
import { findImport, type ImportRow, listImports } from './imports.queries.ts';

const maxListed = 50;

/** The newest imports, without their faults. */
export async function listPastImports({
  database,
}: Pick<Dependencies, 'database'>): Promise<{ imports: ImportOutcome[] }> {
  const rows = await listImports(database.drizzle, maxListed);
  return { imports: rows.map((row) => ({ ...describeRow(row), faults: [] })) };
}

/** One import. What was found in a faulty cell was told to whoever sent the file, and is not kept. Throws `import_unknown`. */
export async function describeImport({ database }: Pick<Dependencies, 'database'>, id: string): Promise<ImportOutcome> {
  const row = await findImport(database.drizzle, id);
  if (!row) throw new DomainError(registrationFaults.import_unknown);
  return describeRow(row);
}

function describeRow(row: ImportRow): ImportOutcome {
  const { id, fileName, startedAt, endedAt, rowsRead, created, changed, unchanged, faultCount } = row;
  const tookMs = (endedAt ?? startedAt).getTime() - startedAt.getTime();
  const faults = z.array(importFault).parse(row.faults);
  return {
    ...{ importId: id, fileName, rowsRead, created, changed, unchanged, faultCount, faults, tookMs },
    ...{ waitlisted: row.waitlisted, leftOut: row.leftOut, isDryRun: row.isDryRun },
    startedAt: startedAt.toISOString(),
  };
}
