import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { Networks, plainAddress } from './networks.ts';
import type { RequestEnv } from './request-env.ts';

/** Where a request comes from, for limits. */
export interface Requester {
  /** An IPv4 address, or the /64 of an IPv6 one, which is what one customer has. */
  readonly network: string;
  /** Of the venue's own networks: thousands of people may come from this one address. */
  readonly isInVenue: boolean;
  /** Of the open network that phones are on until they are set up for the other one. */
  readonly isOnboarding?: boolean;
}

export interface RequesterTerms {
  /** Networks of proxies that are believed about whom they speak for; this machine alone unless told. */
  readonly trustedProxies?: readonly string[] | undefined;
  readonly venueNetworks?: readonly string[] | undefined;
  readonly onboardingNetworks?: readonly string[] | undefined;
}

/** Finds the requester of a connection and of the header `X-Forwarded-For` that came over it. */
export type FindRequester = (
  socket: { readonly remoteAddress?: string | undefined } | undefined,
  forwardedFor: string | readonly string[] | undefined,
) => Requester;

/** This machine. */
export const loopbackNetworks: readonly string[] = ['127.0.0.0/8', '::1'];

/**
 * Each proxy adds to the header's end whom it was asked by: so it is read from there, for as long as who says so is a
 * proxy that is trusted. What somebody wrote into it beforehand is never reached, and what is no address ends the walk.
 */
export function findRequesters({
  trustedProxies = loopbackNetworks,
  venueNetworks = [],
  onboardingNetworks = [],
}: RequesterTerms): FindRequester {
  const proxies = new Networks(trustedProxies);
  const venue = new Networks(venueNetworks);
  const onboarding = new Networks(onboardingNetworks);
  return (socket, forwardedFor) => {
    let address = plainAddress(socket?.remoteAddress ?? '');
    for (const said of forwardedFor?.toString().split(',').reverse() ?? []) {
      const before = plainAddress(said.trim());
      if (address === undefined || before === undefined || !proxies.has(address)) break;
      address = before;
    }
    if (address === undefined) return { network: 'unknown', isInVenue: false };
    return { network: customerOf(address), isInVenue: venue.has(address), isOnboarding: onboarding.has(address) };
  };
}

function customerOf(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('::');
  const start = head ? head.split(':') : [];
  const end = tail ? tail.split(':') : [];
  const gap = Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => '0');
  return [...start, ...gap, ...end].slice(0, 4).join(':');
}

/** Finds out once for each request where it comes from. */
export function knowRequester(find: FindRequester): MiddlewareHandler<RequestEnv> {
  return async (c, next) => {
    const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
    c.set('requester', find(incoming?.socket, c.req.header('x-forwarded-for')));
    await next();
  };
}

/** The network that a request comes from. */
export const requesterAddress = (c: Context<RequestEnv>): string => c.get('requester').network;
