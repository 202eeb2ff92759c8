/**
 * Has the browser keep this page's files, so that it opens without network. Where that is not to be had (a private
 * window, an old phone) the page works with network only.
 */
export async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const [script, type] = import.meta.env.DEV
    ? (['/delegate/worker.ts', 'module'] as const)
    : (['/delegate/worker.js', 'classic'] as const);
  try {
    await navigator.serviceWorker.register(script, { scope: '/delegate/', type, updateViaCache: 'none' });
  } catch {
    // Nothing that the delegate could mend, and nothing that they miss while there is network.
  }
}
