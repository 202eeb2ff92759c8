import { type DelegatePage, delegatePage } from '../../server/registration/delegate-page/delegate-page.contract.ts';

/** What this browser keeps of the page, so that the badge can be shown without network. */
export interface KeptPage {
  read(): Promise<{ page: DelegatePage; keptAt: string } | undefined>;
  keep(page: DelegatePage): Promise<void>;
  forget(): Promise<void>;
}

/** Forgotten as one when the delegate signs out. */
export const ownPageCache = 'causeway-own-page';
const address = '/delegate/kept-page';

/** In the browser's cache: the badge's token is let in with, so it goes when the delegate signs out or it is revoked. */
export const pageKeptHere: KeptPage = {
  async read() {
    const kept = await caches.match(address, { cacheName: ownPageCache }).catch(() => undefined);
    if (!kept) return undefined;
    const { page, keptAt } = await kept.json();
    const read = delegatePage.safeParse(page);
    return read.success ? { page: read.data, keptAt } : undefined;
  },
  async keep(page) {
    const text = JSON.stringify({ page, keptAt: new Date().toISOString() });
    const cache = await caches.open(ownPageCache).catch(() => undefined);
    await cache?.put(address, new Response(text, { headers: { 'content-type': 'application/json' } }));
  },
  async forget() {
    await caches.delete(ownPageCache).catch(() => undefined);
  },
};
