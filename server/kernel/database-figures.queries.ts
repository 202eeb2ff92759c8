import type { Database } from '../../db/client.ts';

export interface DatabaseFigures {
  /** Connections of ours, to this database. */
  readonly connections: number;
  readonly committed: number;
  /** By us, by a statement that failed, or by a lost connection. */
  readonly rolledBack: number;
  readonly deadlocks: number;
  readonly bytes: number;
}

/** What PostgreSQL says of this database since its statistics were last reset. */
export async function readDatabaseFigures({ sql }: Pick<Database, 'sql'>): Promise<DatabaseFigures> {
  const [row] = await sql<{ [Name in keyof DatabaseFigures]: string }[]>`
    select
      (select count(*) from pg_stat_activity where application_name = 'causeway' and datid = d.datid) as connections,
      d.xact_commit as committed, d.xact_rollback as "rolledBack", d.deadlocks,
      pg_database_size(d.datid) as bytes
    from pg_stat_database d where d.datname = current_database()`;
  if (!row) throw new Error('the database knows nothing of itself');
  return {
    connections: Number(row.connections),
    committed: Number(row.committed),
    rolledBack: Number(row.rolledBack),
    deadlocks: Number(row.deadlocks),
    bytes: Number(row.bytes),
  };
}
