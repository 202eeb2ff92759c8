import postgres from 'postgres';

/**
 * As the user of the address, who may make roles: one that signs in, and is a member of `causeway_radius` alone. Its password
 * is told as a verifier, for statements about roles stand in PostgreSQL's log where that is switched on.
 */
export async function putLogin(url: string, { user, verifier }: { user: string; verifier: string }): Promise<void> {
  await asUserOf(url, async (sql) => {
    const [known] = await sql`select from pg_roles where rolname = ${user}`;
    // A statement about roles takes no parameters; both are of letters that need no escaping, and escaped all the same.
    const [said] = await sql<{ statement: string }[]>`
      select format(${known ? 'alter role %I login password %L' : 'create role %I login password %L in role causeway_radius'}::text,
        ${user}::text, ${verifier}::text) as statement`;
    await sql.unsafe(said?.statement ?? '');
  });
}

/** As the same user. Who is connected by it stays so until they hang up. */
export const dropLogin = (url: string, user: string): Promise<void> =>
  asUserOf(url, async (sql) => {
    await sql`drop role if exists ${sql(user)}`;
  });

async function asUserOf(url: string, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
