import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Account } from '../client/account.ts';
import { DemoFault } from '../fault.ts';
import { toCsv } from '../people/csv.ts';
import type { Delegate } from '../people/delegates.ts';

const outcome = z.object({
  faultCount: z.number(),
  faults: z.array(z.object({ line: z.number(), column: z.string(), needed: z.string() })),
});

/** Imports the delegates' file and issues everybody's badge for the phone, as the desk does before a conference. */
export async function importDelegates(desk: Account, delegates: readonly Delegate[]): Promise<void> {
  const path = `/api/delegates/imports?importId=${randomUUID()}&fileName=delegates.csv`;
  const text = { body: toCsv(delegates), type: 'text/csv' };
  const { faultCount, faults } = await desk.read(outcome, path, { text, timeoutMs: 60_000 });
  const [first] = faults;
  if (faultCount > 0) {
    throw new DemoFault(`The delegates were not imported: line ${first?.line}, ${first?.column}: ${first?.needed}`);
  }
  await desk.ask('/api/badges/issue-missing', { json: { medium: 'phone' }, timeoutMs: 60_000 });
}
