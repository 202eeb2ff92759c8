import type { Queryable } from '../../../db/client.ts';
import type { ImportedDelegate, WrittenDelegate } from './arrivals.queries.ts';
import type { Consequences } from './carry-consequences.ts';
import type { Finished } from './finish-writing.ts';
import type { FieldChange, ImportPreview } from './import.contract.ts';
import { countOthers } from './imports.queries.ts';
import type { OnReading } from './read-cells.ts';

/** Of the new, and of the changed. */
export const mostPreviewed = 100;
/** Countries are some two hundred; a column of free text read as words of ours by mistake is many more. */
const mostReadings = 300;

/** Gathers what a dry run would show, in bounded memory. */
export class Preview {
  readonly #created: ImportedDelegate[] = [];
  readonly #readings = new Map<string, ImportPreview['readings'][number]>();

  add(newcomers: readonly ImportedDelegate[]): void {
    this.#created.push(...newcomers.slice(0, mostPreviewed - this.#created.length));
  }

  readonly onReading: OnReading = (column, found, read) => {
    const key = `${column}\n${found}`;
    const known = this.#readings.get(key);
    if (known) known.count += 1;
    else if (this.#readings.size < mostReadings) this.#readings.set(key, { column, found, read, count: 1 });
  };

  async finish(tx: Queryable, references: Iterable<string>, found: Finished & Consequences): Promise<ImportPreview> {
    const { changes, waitlisted, badgesReissued, verificationsWithdrawn } = found;
    const created = this.#created.map(({ external_reference, name, name_latin, country, category, affiliation }) => ({
      ...{ reference: external_reference, name, nameLatin: name_latin, country, category, affiliation },
    }));
    const readings = [...this.#readings.values()].sort((one, other) => other.count - one.count);
    const notInFile = await countOthers(tx, references);
    const kept = found.keeps.map(({ settled, ...written }) => previewedChange(written, settled));
    return {
      ...{ changed: changes.map((written) => previewedChange(written)), created, waitlisted, notInFile, readings },
      ...{ kept, keptCount: found.kept, badgesReissued, verificationsWithdrawn },
    };
  }
}

const fields = [
  ...['name', 'name_latin', 'country', 'category', 'affiliation', 'email', 'birth_date', 'document_country'],
  'document_number',
];

function previewedChange(
  { old, new: now }: WrittenDelegate,
  among: readonly string[] = fields,
): ImportPreview['changed'][number] {
  const changes = among.flatMap((field): FieldChange[] => {
    const isSame = field === 'document_number' ? old.document_hash === now.document_hash : old[field] === now[field];
    if (isSame) return [];
    const [from, to] = [old[field], now[field]];
    return [{ field, ...(from && { from }), ...(to && { to }) }];
  });
  return { reference: now.reference ?? '', name: now.name ?? '', nameLatin: now.name_latin ?? '', changes };
}
