import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/client.ts';
import { delegates } from '../../db/schema/index.ts';

type NewDelegate = typeof delegates.$inferInsert;

/** Puts one delegate into the register, approved unless told otherwise; returns the id. */
export async function register(database: Database, changes: Partial<NewDelegate> = {}): Promise<string> {
  const id = randomUUID();
  const at = new Date('2026-11-01T00:00:00Z');
  await database.drizzle.insert(delegates).values({
    id,
    externalReference: `EXT-${id}`,
    name: '沈望舒',
    nameLatin: 'Shen Wangshu',
    country: 'CN',
    category: 'speaker',
    email: 'shen@delegates.example',
    status: 'approved',
    createdAt: at,
    changedAt: at,
    ...changes,
  });
  return id;
}
