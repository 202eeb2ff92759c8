const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a host name means this machine, where browsers ask for no https. */
export const isLoopback = (hostname: string): boolean => loopbackHosts.has(hostname);

/**
 * Whether a page of `origin` (the header of that name) is a page of ours. On localhost its other names count too:
 * they are the same machine and port.
 */
export function isOurOrigin(publicOrigin: string, origin: string): boolean {
  if (origin === publicOrigin) return true;
  if (!URL.canParse(origin)) return false;
  const [ours, theirs] = [new URL(publicOrigin), new URL(origin)];
  const areBothHere = isLoopback(ours.hostname) && isLoopback(theirs.hostname);
  return areBothHere && ours.protocol === theirs.protocol && ours.port === theirs.port;
}
