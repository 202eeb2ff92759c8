import { pipeline } from 'node:stream/promises';
import type postgres from 'postgres';

/**
 * The least that writes the same: the file as it is into a temporary table, and from there one statement with the same
 * columns, conflicts and comparison. It checks no cell, and a wrong one is told by line alone.
 */
export async function peerImport(sql: postgres.Sql, file: Buffer): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`create temporary table arriving (reference text, name text, name_latin text, country text, category text,
      affiliation text, email text, birth_date date, document_country text, document_number text) on commit drop`;
    const copy = await tx`copy arriving from stdin (format csv, header true)`.writable();
    await pipeline([withoutMark(file)], copy);
    await tx`
      insert into delegates (id, external_reference, name, name_latin, country, category, affiliation, email, birth_date,
        document_country, document_hash, document_last4, status, submitted_at, created_at, changed_at)
      select uuidv7(), a.reference, a.name, a.name_latin, a.country, a.category, a.affiliation, a.email, a.birth_date,
        a.document_country, sha256(convert_to(a.document_country || ':' || a.document_number, 'UTF8')),
        right(a.document_number, 4), 'approved', now(), now(), now()
      from arriving a
      on conflict (external_reference) do update set
        (name, name_latin, country, category, affiliation, email, birth_date, document_country, document_hash,
          document_last4, changed_at, revision) = row(excluded.name, excluded.name_latin, excluded.country,
          excluded.category, excluded.affiliation, excluded.email, excluded.birth_date, excluded.document_country,
          excluded.document_hash, excluded.document_last4, now(), delegates.revision + 1)
      where (delegates.name, delegates.name_latin, delegates.country, delegates.category, delegates.affiliation,
        delegates.email, delegates.birth_date, delegates.document_country, delegates.document_hash,
        delegates.document_last4) is distinct from (excluded.name, excluded.name_latin, excluded.country,
        excluded.category, excluded.affiliation, excluded.email, excluded.birth_date, excluded.document_country,
        excluded.document_hash, excluded.document_last4)`;
  });
}

/** COPY would take a byte order mark for the beginning of the first heading. */
const withoutMark = (file: Buffer): Buffer => (file[0] === 0xef ? file.subarray(3) : file);
