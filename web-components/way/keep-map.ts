import { keepLater } from '../delegate/keep-for-offline.ts';
import type { KeptWay } from './kept-way.ts';
import type { WayServer } from './way-server.ts';

const rememberedAs = 'causeway.map-kept';

interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

/** Who saves data, or has a network as slow as twenty years ago, gets the map when they come to it. */
function isDataDear(): boolean {
  const { connection } = navigator as { connection?: Connection };
  return connection?.saveData === true || ['slow-2g', '2g'].includes(connection?.effectiveType ?? '');
}

const idle = (): Promise<unknown> =>
  new Promise((resolve) => {
    // Safari has no such callback.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve, { timeout: 10_000 });
    else setTimeout(resolve, 3_000);
  });

/**
 * Keeps what the map of ways needs, once this page has come to rest, so that it is drawn without network though nobody has
 * looked at it yet: the drawing once for each graph, MapLibre once for each version of this program.
 */
export async function keepMap(
  { server, kept }: { server: Pick<WayServer, 'drawing'>; kept: Pick<KeptWay, 'drawing' | 'keepDrawing'> },
  graphKey: string,
): Promise<void> {
  if (isDataDear()) return;
  await idle();
  if (localStorage.getItem(rememberedAs) !== graphKey || !(await kept.drawing())) {
    const drawing = await server.drawing().catch(() => undefined);
    if (!drawing) return;
    await kept.keepDrawing(drawing);
    localStorage.setItem(rememberedAs, graphKey);
  }
  await keepLater();
}
