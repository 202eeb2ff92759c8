import { workerAddress } from '../trusted-types.ts';

/** Where the network fails while the files are being kept, it is tried again after this, then after twice as long. */
const firstPauseMs = 4_000;
const longestPauseMs = 5 * 60_000;

export type KeptPageName = 'delegate' | 'p' | 'sessions';

/**
 * Has the browser keep this page's files, so that it opens without network. Where that is not to be had (a private
 * window, an old phone) the page works with network only.
 */
export async function keepForOffline(page: KeptPageName = 'delegate'): Promise<void> {
  // Workers of the others are there once the pages are built.
  if (!('serviceWorker' in navigator) || (import.meta.env.DEV && page !== 'delegate')) return;
  for (let pauseMs = firstPauseMs; (await keep(page)) === 'failed'; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** Has the worker of this page keep what is large and not needed at once as well; it answers when that comes to be asked for. */
export async function keepLater(): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage('keep later');
}

async function keep(page: KeptPageName): Promise<'kept' | 'failed' | 'not to be had'> {
  const [script, type] = import.meta.env.DEV
    ? ([workerAddress('/delegate/worker.ts'), 'module'] as const)
    : ([workerAddress(`/${page}/worker.js`), 'classic'] as const);
  try {
    const options = { scope: `/${page}/`, type, updateViaCache: 'none' } as const;
    const { installing, waiting, active } = await navigator.serviceWorker.register(script, options);
    if (!installing || waiting || active) return 'kept';
    return await whenInstalled(installing);
  } catch (error) {
    // A file that did not come is a TypeError; all else nobody can mend, nor misses while there is network.
    return error instanceof TypeError ? 'failed' : 'not to be had';
  }
}

/** A worker that could not keep its files is redundant, and the browser does not try again by itself. */
function whenInstalled(worker: ServiceWorker): Promise<'kept' | 'failed'> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state === 'redundant') resolve('failed');
      else if (worker.state !== 'installing' && worker.state !== 'parsed') resolve('kept');
    };
    worker.addEventListener('statechange', look);
    look();
  });
}
