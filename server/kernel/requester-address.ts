import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/**
 * Where a request comes from, for limits: an IPv4 address, or the /64 of an IPv6 one, which is what one customer has.
 * A proxy on this machine is believed about whom it speaks for; nobody else is.
 */
export function requesterAddress(c: Context): string {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  return networkOfRequester(incoming?.socket, c.req.header('x-forwarded-for'));
}

/** As `requesterAddress`, for a connection and the header `X-Forwarded-For` that came over it. */
export function networkOfRequester(
  socket: { readonly remoteAddress?: string | undefined } | undefined,
  forwardedFor: string | readonly string[] | undefined,
): string {
  const peer = socket?.remoteAddress ?? 'unknown';
  const forwarded = forwardedFor?.toString().split(',').at(-1)?.trim();
  return networkOf(isLoopback(peer) && forwarded ? forwarded : peer);
}

const isLoopback = (address: string): boolean => /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);

function networkOf(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').slice(0, 64);
  if (!bare.includes(':')) return bare;
  const [head = '', tail = ''] = bare.toLowerCase().split('::');
  const start = head ? head.split(':') : [];
  const end = tail ? tail.split(':') : [];
  const gap = Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => '0');
  return [...start, ...gap, ...end].slice(0, 4).join(':');
}
