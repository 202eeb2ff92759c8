import postgres from 'postgres';
import type { AuditAction } from '../../../db/vocabulary.ts';

/** A use of something says nothing of what was decided: these columns tell when a sign-in was last used, to the minute. */
const usedAt: Readonly<Record<string, string>> = { sign_ins: 'seen_at', delegate_sign_ins: 'seen_at' };

/** The database's own hand on the ledger of one test, and its eye on everything that is kept. */
export class RefusingLedger {
  readonly #owner: postgres.Sql;
  #sumOfAll = '';

  constructor(url: string) {
    this.#owner = postgres(url, { max: 1, onnotice: () => undefined });
  }

  async open(): Promise<void> {
    // A sequence counts on where a transaction is taken back, so that it tells of entries that were refused.
    await this.#owner.unsafe(`
      create sequence refusals;
      grant usage on sequence refusals to public;
      create function refuse_entry() returns trigger language plpgsql as $$
        begin
          perform nextval('refusals');
          raise exception 'no entry is taken' using errcode = tg_argv[0];
        end $$`);
    const tables = await this.#owner<{ name: string }[]>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and not relispartition order by relname`;
    const sums = tables.map(({ name }) => {
      const row = usedAt[name] ? `(to_jsonb(t) - '${usedAt[name]}')` : 't';
      return `select '${name}' as name, count(*)::int as count, coalesce(md5(string_agg(md5(${row}::text), '' order by md5(${row}::text))), '') as sum from "${name}" t`;
    });
    this.#sumOfAll = sums.join(' union all ');
  }

  /** Every row of every table, as one text for each table. */
  async allThatIsKept(): Promise<Record<string, string>> {
    const rows = await this.#owner.unsafe<{ name: string; count: number; sum: string }[]>(this.#sumOfAll);
    return Object.fromEntries(rows.map(({ name, count, sum }) => [name, `${count} ${sum}`]));
  }

  /** While this runs, the database takes no entry of this action, for the reason that this SQLSTATE names. */
  async refusing<T>(action: AuditAction, state: string, work: () => Promise<T>): Promise<T> {
    await this.#owner.unsafe(`create trigger refuse_entries before insert on ledger
      for each row when (new.action = '${action}') execute function refuse_entry('${state}')`);
    try {
      return await work();
    } finally {
      await this.#owner`drop trigger refuse_entries on ledger`;
    }
  }

  /** How many entries were refused since this was asked last. */
  async refused(): Promise<number> {
    const [row] = await this.#owner<{ count: number }[]>`
      select case when is_called then last_value else 0 end::int as count from refusals`;
    await this.#owner`select setval('refusals', 1, false)`;
    return row?.count ?? 0;
  }

  /** How many entries there are of an action. */
  async entriesOf(action: AuditAction): Promise<number> {
    const [row] = await this.#owner<{ count: number }[]>`
      select count(*)::int as count from ledger where action = ${action}`;
    return row?.count ?? 0;
  }

  close = (): Promise<void> => this.#owner.end();
}
