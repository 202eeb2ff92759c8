import { expect, it } from 'vitest';
import { insertStaff } from '../../server/identity/staff.queries.ts';
import { uuidv7 } from '../../server/kernel/ids.ts';
import { createLog } from '../../server/kernel/log.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();

/** What the log has of an error. */
function logged(error: unknown): string {
  const lines: string[] = [];
  createLog('info', { write: (line) => void lines.push(line) }).error({ err: error }, 'unforeseen');
  return lines.join('');
}
const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );

it('a statement that failed is logged without the values that it brought', async () => {
  const person = { id: uuidv7(new Date(0)), name: 'Shen Wangshu', email: 'shen@venue.example', createdAt: new Date(0) };
  const error = await thrownBy(
    insertStaff(database.drizzle, { ...person, roles: ['guest' as 'gate'], gateIds: null, stationIds: null }),
  );
  const text = logged(error);
  for (const value of ['Shen', 'shen@', 'guest', person.id]) expect(text).not.toContain(value);
  expect(JSON.parse(text).err).toMatchObject({
    type: 'DrizzleQueryError',
    query: expect.stringContaining('insert into "staff"'),
    cause: { type: 'PostgresError', code: '23514', constraint: 'staff_roles_words' },
  });
});

it('a text that the database could not read is not quoted', async () => {
  const text = logged(await thrownBy(database.sql`select ${'shen@venue.example'}::text::int`.execute()));
  expect(text).not.toContain('shen@');
  expect(JSON.parse(text).err).toMatchObject({ type: 'PostgresError', code: '22P02' });
});

it('any other error keeps its message and where it was thrown', () => {
  const { err } = JSON.parse(logged(new TypeError('no such thing', { cause: new Error('deeper') })));
  expect(err).toMatchObject({ type: 'TypeError', message: 'no such thing', cause: { message: 'deeper' } });
  expect(err.at[0]).toContain('log.test.ts');
});
