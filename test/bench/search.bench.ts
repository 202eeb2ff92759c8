import { Agent, request } from 'node:http';
import postgres from 'postgres';
import { describeDatabase } from './bench-database.ts';
import { percentile, seededRandom } from './bootstrap.ts';
import { cpuSeconds, postgresCpuSeconds } from './measure.ts';
import { comparePairs } from './pairs.ts';
import { inventPeople, layRegistrationGround, type RegistrationGround } from './registration-ground.ts';
import type { Bench } from './run.ts';
import { searchesFor } from './searches.ts';

const people = 100_000;
const searchesInRound = 300;

/**
 * Searches of the register over HTTP, one after the other, against plain ILIKE over the concatenation on the same
 * PostgreSQL, which reads the same particulars of whom it finds. `search-p99` in milliseconds as the one who asks waits,
 * `search` in CPU of server and PostgreSQL. The peer finds fewer: neither typing errors nor other spellings, and not in
 * order of the best match. Its own CPU is left out, as ours for asking is.
 */
export const bench: Bench = async ({ pairs, atEnd }) => {
  const ground = await layRegistrationGround(atEnd);
  const invented = inventPeople(people);
  const sql = postgres(ground.url, { max: 1, onnotice: () => undefined });
  atEnd(() => sql.end());
  await seed(sql, invented);
  const searches = searchesFor(invented, seededRandom(11), searchesInRound);
  await describe(ground.url, sql, searches);
  const latencies: number[] = [];
  const ours = () => measured(ground, latencies, searches, (search) => ask(ground, search));
  const theirs = () => measured(ground, [], searches, (search) => askPlainly(sql, search));
  await ours();
  await theirs();
  latencies.length = 0;
  const p99 = await comparePairs({
    ...{ name: 'search-p99', unit: 'ms', pairs },
    ours: async () => (await ours()).p99,
    peer: async () => (await theirs()).p99,
  });
  const cpu = await comparePairs({
    ...{ name: 'search', unit: 'cpu-ms/search', pairs },
    ours: async () => (await ours()).cpuMs,
    peer: async () => (await theirs()).cpuMs,
  });
  const shares = [0.5, 0.9, 0.99, 1].map((share) => `p${share * 100} ${percentile(latencies, share).toFixed(1)}`);
  console.log(`  all ${latencies.length} searches of ours: ${shares.join(', ')} ms`);
  return [p99, cpu];
};

async function seed(sql: postgres.Sql, invented: ReturnType<typeof inventPeople>): Promise<void> {
  for (let from = 0; from < invented.length; from += 5000) {
    const rows = invented.slice(from, from + 5000).map((one) => ({
      ...{ id: crypto.randomUUID(), external_reference: one.reference, name: one.name, name_latin: one.nameLatin },
      ...{ country: one.country, category: one.category, affiliation: one.affiliation, email: one.email },
      ...{ status: 'approved', created_at: new Date(), changed_at: new Date() },
    }));
    await sql`insert into delegates ${sql(rows)}`;
  }
  await sql`vacuum analyze delegates`;
}

async function measured(
  { server, postmaster }: RegistrationGround,
  latencies: number[],
  searches: readonly string[],
  ask: (search: string) => Promise<number>,
): Promise<{ p99: number; cpuMs: number }> {
  const cpu = () => cpuSeconds(server.pid) + postgresCpuSeconds(postmaster);
  const before = cpu();
  const times: number[] = [];
  for (const search of searches) {
    const start = performance.now();
    await ask(search);
    times.push(performance.now() - start);
  }
  latencies.push(...times);
  return { p99: percentile(times, 0.99), cpuMs: ((cpu() - before) / times.length) * 1000 };
}

const agent = new Agent({ keepAlive: true });

function ask({ server, cookie }: RegistrationGround, search: string): Promise<number> {
  const address = `${server.origin}/api/delegates?search=${encodeURIComponent(search)}&limit=100`;
  return new Promise((resolve, reject) => {
    const call = request(address, { agent, headers: { cookie } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => {
        text += piece;
      });
      answer.on('end', () => (answer.statusCode === 200 ? resolve(text.length) : reject(new Error(text))));
    });
    call.on('error', reject);
    call.end();
  });
}

/** As one would write it: every word somewhere, in order of names, with badges and verification of whom it finds. */
async function askPlainly(sql: postgres.Sql, search: string): Promise<number> {
  const words = search.split(/\s+/).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const rows = await sql`
    select d.id, d.name, d.name_latin, d.country, d.category, d.affiliation, d.status,
      array(select b.medium from badges b where b.delegate_id = d.id and b.revoked_at is null and b.valid_until > now()) as media,
      (select v.decided_at from verifications v where v.delegate_id = d.id and v.outcome in ('verified', 'refused')
        order by v.decided_at desc limit 1) as verified_at
    from delegates d
    where concat_ws(' ', d.name, d.name_latin, d.affiliation, d.email, d.external_reference) ilike all (${words})
    order by d.name_latin, d.id limit 101`;
  return rows.length;
}

async function describe(url: string, sql: postgres.Sql, searches: readonly string[]): Promise<void> {
  const [table] = await sql`select pg_size_pretty(pg_total_relation_size('delegates')) as size`;
  console.log(`  ${await describeDatabase(url)}`);
  console.log(`  ${people} delegates, ${table?.size}`);
  console.log(`  ${searches.length} searches in a round, such as ${searches.slice(0, 12).join(' | ')}`);
}
