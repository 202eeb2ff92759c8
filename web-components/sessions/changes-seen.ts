import { z } from 'zod';
import { ownPageCache } from '../delegate/kept-page.ts';

const kept = z.object({ delegateId: z.string(), seenAt: z.string() });

/** Up to when a delegate has seen what became of what they marked: once for all pages of this browser. */
export interface ChangesSeen {
  read(delegateId: string): Promise<string | undefined>;
  keep(delegateId: string, seenAt: string): Promise<void>;
}

const address = '/sessions/changes-seen';

/** Beside what is kept of the delegate's own page, so that who signs out leaves nothing. */
export const changesSeenHere: ChangesSeen = {
  async read(delegateId) {
    const found = await caches.match(address, { cacheName: ownPageCache }).catch(() => undefined);
    const read = kept.safeParse(await found?.json().catch(() => undefined));
    return read.data?.delegateId === delegateId ? read.data.seenAt : undefined;
  },
  async keep(delegateId, seenAt) {
    const before = await this.read(delegateId);
    if (before !== undefined && before >= seenAt) return;
    const cache = await caches.open(ownPageCache).catch(() => undefined);
    await cache?.put(address, new Response(JSON.stringify({ delegateId, seenAt }))).catch(() => undefined);
  },
};
