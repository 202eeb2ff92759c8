import { z } from 'zod';
import type { Account } from '../client/account.ts';
import { DemoFault } from '../fault.ts';
import type { Delegate } from '../people/delegates.ts';

const made = z.object({ id: z.string() });
const found = z.object({ delegates: z.array(z.object({ id: z.string() })) });

const groups = [
  { name: 'Delegation of the River Towns', size: 7, category: 'official' },
  { name: 'Choir of the Ferrymen', size: 9, category: 'attendee' },
] as const;

/** Two groups that come together, each with a head. */
export async function makeGroups(desk: Account, delegates: readonly Delegate[]): Promise<void> {
  for (const { name, size, category } of groups) {
    const members = delegates.filter((one) => one.category === category).slice(20, 20 + size);
    const ids = await Promise.all(members.map(({ reference }) => idOf(desk, reference)));
    const { id } = await desk.read(made, '/api/groups', { json: { name } });
    await desk.ask(`/api/groups/${id}/members`, { method: 'PUT', json: { add: ids } });
    await desk.ask(`/api/groups/${id}`, { method: 'PATCH', json: { headId: ids[0] } });
  }
}

/** The id of the delegate whose reference this is. */
export async function idOf(desk: Account, reference: string): Promise<string> {
  const { delegates } = await desk.read(found, `/api/delegates?limit=1&search=${reference}`);
  const [delegate] = delegates;
  if (!delegate) throw new DemoFault(`${reference} was imported, and is not found.`);
  return delegate.id;
}
