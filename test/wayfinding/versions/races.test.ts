import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { venueVersions } from '../../../db/schema/index.ts';
import { useApp } from '../../support/app.ts';
import { streetPlan, VersionDesk } from './plans.ts';

const app = useApp();
const desk = new VersionDesk(app);
const root = postgres(app.database.url, { max: 1 });
/** Of the superuser, who sees what all others wait for. */
const watcher = postgres(app.database.url, { max: 1 });
beforeAll(() => desk.open());
afterAll(() => Promise.all([root.end({ timeout: 1 }), watcher.end()]));

it('publishes a draft once, however many publish it at the same time', async () => {
  const draft = await desk.draft(streetPlan(['Hall 1', 'Hall 2', 'Hall 3']));
  const answers = await Promise.all(Array.from({ length: 6 }, () => desk.publish(draft.id)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  const codes = await root`select place_key, code from place_codes`;
  expect(new Set(codes.map(({ code }) => code)).size).toBe(3);
});

it('has one draft and one published plan after drafts, publishing and discarding at once', async () => {
  const draft = await desk.draft(streetPlan(['A']));
  await Promise.all([
    desk.send(streetPlan(['B'])),
    desk.publish(draft.id),
    desk.ask('DELETE', '/draft'),
    desk.publish(draft.id),
    desk.send(streetPlan(['C'])),
  ]);
  const rows = await app.database.drizzle.select().from(venueVersions);
  expect(rows.filter(({ state }) => state === 'draft').length).toBeLessThanOrEqual(1);
  expect(rows.filter(({ state }) => state === 'published')).toHaveLength(1);
  const orphans = await root`select count(*)::int as count from venue_places p
    where not exists (select from venue_versions v where v.id = p.version_id)`;
  expect(orphans[0]?.count).toBe(0);
});

it.each([
  ['publish', () => desk.draft(streetPlan(['North Hall', 'South Hall'])), (id: string) => desk.publish(id)],
  ['draft', () => desk.draft(streetPlan(['Only Hall'])), () => desk.send(streetPlan(['Other Hall', 'Third Hall']))],
] as const)(
  'leaves nothing half done where the connection is killed before the %s is committed',
  async (_act, ready, act) => {
    const { id } = await ready();
    const before = await everything();
    // Whoever appends to the ledger, which is last of all, waits for this lock: all else is written by then.
    const holder = await root.reserve();
    await holder`begin`;
    await holder`lock table ledger in exclusive mode`;
    const acting = Promise.resolve(act(id)).catch((error: unknown) => error);
    await expect.poll(async () => (await waiting()).length, { timeout: 20_000 }).toBeGreaterThan(0);
    await kill();
    await holder`rollback`;
    holder.release();
    const answer = await acting;
    expect(answer instanceof Response ? answer.status : 500).toBeGreaterThanOrEqual(500);
    expect(await everything()).toEqual(before);
    expect((await act(id)).status).toBeLessThan(300);
  },
);

const waiting = () => watcher`select pid from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`;
const kill = () => watcher`select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`;

async function everything() {
  const tables = [
    await watcher`select id, state, published_at from venue_versions order by number`,
    await watcher`select version_id, key from venue_places order by 1, 2`,
    await watcher`select code from place_codes order by 1`,
    await watcher`select level from map_levels order by 1`,
  ];
  return tables.map((rows) => [...rows]);
}
