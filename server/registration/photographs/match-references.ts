import type { Queryable } from '../../../db/client.ts';
import type { ArchivedFile } from './list-archive.ts';
import type { PhotographEntryOutcome } from './photographs.contract.ts';
import { listDelegatesByReference, type ReferredDelegate } from './photographs.queries.ts';
import { isOver } from './put-photograph.ts';

const askedTogether = 1000;

/** Whose photograph each file is; or why it is nobody's. */
export async function matchReferences(
  db: Queryable,
  files: readonly ArchivedFile[],
): Promise<Map<ArchivedFile, ReferredDelegate | PhotographEntryOutcome>> {
  const known = await findAll(db, [...new Set(files.flatMap(({ references }) => references))]);
  const given = new Set<string>();
  return new Map(
    files.map((file): [ArchivedFile, ReferredDelegate | PhotographEntryOutcome] => {
      const holder = file.refusedAs ?? holderOf(file, known);
      if (typeof holder === 'string') return [file, holder];
      if (given.has(holder.id)) return [file, 'given_twice'];
      given.add(holder.id);
      return [file, holder];
    }),
  );
}

function holderOf(
  { references }: ArchivedFile,
  known: ReadonlyMap<string, ReferredDelegate>,
): ReferredDelegate | PhotographEntryOutcome {
  const holder = references.map((reference) => known.get(reference)).find((found) => found !== undefined);
  if (!holder) return 'reference_unknown';
  if (isOver(holder.status)) return 'registration_over';
  return holder.source === 'station' || holder.source === 'desk' ? 'taken_by_staff' : holder;
}

async function findAll(db: Queryable, references: readonly string[]): Promise<Map<string, ReferredDelegate>> {
  const known = new Map<string, ReferredDelegate>();
  for (let at = 0; at < references.length; at += askedTogether) {
    const found = await listDelegatesByReference(db, references.slice(at, at + askedTogether));
    for (const delegate of found) known.set(delegate.reference, delegate);
  }
  return known;
}
