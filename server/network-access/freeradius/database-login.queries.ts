import postgres from 'postgres';

/**
 * As the user of the address, who may make roles: one that signs in, and is a member of `causeway_radius` alone. Its password
 * is told as a verifier, for statements about roles stand in PostgreSQL's log where that is switched on.
 */
export async function putLogin(url: string, { user, verifier }: { user: string; verifier: string }): Promise<void> {
  const asUser = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    const [known] = await asUser`select from pg_roles where rolname = ${user}`;
    // A statement about roles takes no parameters; both are of letters that need no escaping, and escaped all the same.
    const [said] = await asUser<{ statement: string }[]>`
      select format(${known ? 'alter role %I login password %L' : 'create role %I login password %L in role causeway_radius'}::text,
        ${user}::text, ${verifier}::text) as statement`;
    await asUser.unsafe(said?.statement ?? '');
  } finally {
    await asUser.end({ timeout: 5 });
  }
}
