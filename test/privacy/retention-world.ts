import { afterAll } from 'vitest';
import { openRetentionDatabase } from '../../db/retention.ts';
import type { ErasureList } from '../../server/privacy/erasure/erasure-list.ts';
import type { TestApp } from '../support/app.ts';

/** What retention needs over an app of the tests, with a list of erasures in memory. */
export function retentionOver(app: Pick<TestApp, 'database'>) {
  const retention = openRetentionDatabase({ url: app.database.url });
  afterAll(() => retention.close());
  const erased: string[] = [];
  const erasureList: ErasureList = {
    add: async (ids) => void erased.push(...ids),
    list: async () => erased,
  };
  return { retention, erasureList, erased };
}

/** A delegate's cookie, by a link that the desk made. */
export async function openOwnPage(app: TestApp, office: string, delegateId: string): Promise<string> {
  const link = await app.ask('POST', `/api/delegates/${delegateId}/links`, { cookie: office });
  const { url } = (await link.json()) as { url: string };
  const signedIn = await app.ask('POST', '/api/delegate/sign-ins', { body: { secret: new URL(url).hash.slice(1) } });
  return signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
