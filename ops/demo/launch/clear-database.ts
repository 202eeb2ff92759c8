import postgres from 'postgres';
import { DemoFault } from '../fault.ts';
import { addressOf } from '../set-up/staff.ts';

/** Who the demo makes before anything else: a database that holds this one is the demo's. */
export const demoAdministrator = addressOf('organiser');

/**
 * Empties a database given by DATABASE_URL, where an earlier demo filled it. Throws a DemoFault when it holds
 * another's conference, or is in use. What cannot be reached is left to the server, which says so better.
 */
export async function clearDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    const [there] = await sql<{ staff: string | null }[]>`select to_regclass('public.staff')::text as staff`;
    if (!there?.staff) return;
    const [holds] = await sql<{ demo: boolean; other: boolean }[]>`
      select exists (select from staff where email = ${demoAdministrator}) as demo,
             exists (select from conference) or exists (select from staff) as other`;
    if (!holds?.demo && holds?.other) {
      throw new DemoFault(
        'The database of DATABASE_URL holds a conference that is not the demo: use an empty one, as made by createdb.',
      );
    }
    const [used] = await sql<{ count: number }[]>`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name = 'causeway server'`;
    if ((used?.count ?? 0) > 0) {
      throw new DemoFault('A Causeway server runs on the database of DATABASE_URL: stop it first.');
    }
    await dropAll(sql);
  } catch (error) {
    if (error instanceof DemoFault) throw error;
    if (error instanceof postgres.PostgresError && error.severity_local !== 'FATAL') {
      throw new DemoFault(`The database of DATABASE_URL cannot be emptied for the demo: ${error.message}.`);
    }
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** All schemas that are not PostgreSQL's own; the migrations make them again. */
async function dropAll(sql: postgres.Sql): Promise<void> {
  const schemas = await sql<{ name: string }[]>`
    select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'`;
  await sql.begin(async (tx) => {
    for (const { name } of schemas) await tx`drop schema ${tx(name)} cascade`;
    await tx`create schema public`;
  });
}
