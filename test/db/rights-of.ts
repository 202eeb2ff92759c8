import type postgres from 'postgres';

/** `table: rights` for each table, and `table(columns): right` where a right is for some columns only. */
export async function rightsOf(asSuperuser: postgres.Sql, role: string): Promise<string[]> {
  const rows = await asSuperuser<{ line: string }[]>`
    select c.relname || ': ' || string_agg(lower(acl.privilege_type), ' ' order by acl.privilege_type) as line
    from pg_class c, aclexplode(c.relacl) acl
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and acl.grantee = ${role}::regrole
      and not c.relispartition
    group by c.relname
    union all
    select c.relname || '(' || string_agg(a.attname, ' ' order by a.attname) || '): ' || lower(acl.privilege_type)
    from pg_class c join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) acl
    where c.relnamespace = 'public'::regnamespace and acl.grantee = ${role}::regrole
    group by c.relname, acl.privilege_type
    order by line`;
  return rows.map(({ line }) => line);
}
