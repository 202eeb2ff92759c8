import { z } from 'zod';
import { ownProgramme, sessionList } from '../../server/programme/own-programme.contract.ts';
import { ownPageCache } from '../delegate/kept-page.ts';
import { changesSeenHere } from './changes-seen.ts';

const keptSessions = z.object({
  list: sessionList,
  own: ownProgramme,
  keptAt: z.string(),
  /** Marked or not any more, and not sent yet. */
  waiting: z.record(z.string(), z.boolean()),
  /** Changes until then were seen. */
  seenAt: z.string().optional(),
});
export type KeptSessions = z.infer<typeof keptSessions>;

/** What this browser keeps of the programme, and of what was marked while there was no network. */
export interface SessionsKept {
  read(): Promise<KeptSessions | undefined>;
  keep(sessions: KeptSessions): Promise<void>;
  forget(): Promise<void>;
}

const address = '/sessions/kept-sessions';

/** What was seen on another page of theirs is not told again. */
async function withSeen(kept: KeptSessions): Promise<KeptSessions> {
  const seenAt = await changesSeenHere.read(kept.list.delegateId);
  return seenAt !== undefined && seenAt > (kept.seenAt ?? '') ? { ...kept, seenAt } : kept;
}

/** Beside what is kept of the delegate's own page, so that who signs out leaves nothing. */
export const sessionsKeptHere: SessionsKept = {
  async read() {
    const kept = await caches.match(address, { cacheName: ownPageCache }).catch(() => undefined);
    const read = keptSessions.safeParse(await kept?.json());
    return read.data && withSeen(read.data);
  },
  async keep(sessions) {
    if (sessions.seenAt !== undefined) await changesSeenHere.keep(sessions.list.delegateId, sessions.seenAt);
    const cache = await caches.open(ownPageCache).catch(() => undefined);
    const headers = { 'content-type': 'application/json' };
    await cache?.put(address, new Response(JSON.stringify(sessions), { headers })).catch(() => undefined);
  },
  async forget() {
    await caches.delete(ownPageCache).catch(() => undefined);
  },
};
