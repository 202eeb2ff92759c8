import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNetwork, Networks, plainAddress } from '../../server/kernel/networks.ts';
import { findRequesters } from '../../server/kernel/requester-address.ts';

const seed = 20_261_121;

/** An address as one number of so many bits, written down by hand: what the rule of networks is held against. */
const v4 = fc.bigInt({ min: 0n, max: 2n ** 32n - 1n });
const v6 = fc.bigInt({ min: 2n ** 64n, max: 2n ** 128n - 1n });
const textOfV4 = (n: bigint) => [24n, 16n, 8n, 0n].map((shift) => (n >> shift) & 255n).join('.');
const textOfV6 = (n: bigint) =>
  Array.from({ length: 8 }, (_, at) => ((n >> BigInt(112 - 16 * at)) & 0xffffn).toString(16)).join(':');

describe('a network', () => {
  it.each([
    ['IPv4', v4, 32, textOfV4],
    ['IPv6', v6, 128, textOfV6],
  ] as const)('of %s holds an address where they begin with the same bits, and no other', (_, any, bits, textOf) => {
    const bit = fc.integer({ min: 0, max: bits - 1 });
    const property = fc.property(any, fc.integer({ min: 1, max: bits }), bit, (base, length, flipped) => {
      const other = base ^ (1n << BigInt(bits - 1 - flipped));
      const network = new Networks([`${textOf(base)}/${length}`]);
      expect(network.has(textOf(base))).toBe(true);
      expect(network.has(textOf(other))).toBe(flipped >= length);
    });
    fc.assert(property, { seed, numRuns: 500 });
  });

  it('of IPv4 holds an address that is mapped into IPv6, however it is written', () => {
    const venue = new Networks(['203.0.113.0/24']);
    expect(['::ffff:203.0.113.9', '::FFFF:cb00:7109', '203.0.113.9'].map((text) => venue.has(text))).toEqual([
      true,
      true,
      true,
    ]);
    expect(venue.has('::203.0.113.9')).toBe(false);
  });

  it.each([
    '',
    '10.0.0.0/0',
    '::/0',
    '10.0.0.0/33',
    '::1/129',
    '10.0.0/8',
    'venue.example',
    '10.0.0.0/8/8',
    '10.0.0.0/-1',
  ])('is not %j', (text) => expect(isNetwork(text)).toBe(false));

  it('is never more than what is no address at all', () => {
    const everything = new Networks(['0.0.0.0/1', '128.0.0.0/1', '::/1', '8000::/1']);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(everything.has(text)).toBe(plainAddress(text) !== undefined);
      }),
      { seed },
    );
  });
});

describe('where a request comes from', () => {
  const find = findRequesters({ trustedProxies: ['127.0.0.0/8', '10.0.0.0/8'], venueNetworks: ['203.0.113.0/24'] });
  const from = (peer: string, header?: string) => find({ remoteAddress: peer }, header).network;

  it('is the connection, where nobody is trusted to say otherwise', () => {
    expect(from('198.51.100.7')).toBe('198.51.100.7');
    expect(from('198.51.100.7', '203.0.113.9')).toBe('198.51.100.7');
  });

  it('is what a trusted proxy says, and what the proxy before it said where that is trusted too', () => {
    expect(from('127.0.0.1', '198.51.100.7')).toBe('198.51.100.7');
    expect(from('127.0.0.1', '192.0.2.1, 198.51.100.7, 10.1.1.1')).toBe('198.51.100.7');
    expect(from('::ffff:127.0.0.1', '10.3.3.3, 10.1.1.1')).toBe('10.3.3.3');
  });

  it('is never what the asker wrote into the header, whatever that is', () => {
    const property = fc.property(fc.string(), (written) => {
      expect(from('127.0.0.1', `${written}, 198.51.100.7`)).toBe('198.51.100.7');
      expect(from('127.0.0.1', `${written},198.51.100.7, 10.1.1.1`)).toBe('198.51.100.7');
    });
    fc.assert(property, { seed, numRuns: 500 });
  });

  it.each(['', ' ', ',', 'unknown', '_hidden', '198.51.100.7:80', '[2001:db8::1]', '<script>', '198.51.100'])(
    'stays the proxy where what it says is no address: %j',
    (said) => expect(from('127.0.0.1', said)).toBe('127.0.0.1'),
  );

  it('is one for a whole /64 of IPv6, however it is written', () => {
    const texts = ['2001:db8:0:1::1', '2001:0DB8:0000:0001:ffff::', '2001:db8::1:0:0:0:2%eth0'];
    expect(new Set(texts.map((text) => from(text)))).toEqual(new Set(['2001:db8:0:1']));
    expect(from('2001:db8:0:2::1')).toBe('2001:db8:0:2');
    expect(from('::1')).toBe('0:0:0:0');
  });

  it('is known to be on the open network, by the address that a trusted proxy tells', () => {
    const of = findRequesters({ onboardingNetworks: ['10.60.0.0/16', '2001:db8:60::/48'] });
    const isOnboarding = (peer: string, header?: string) => of({ remoteAddress: peer }, header).isOnboarding;
    expect(isOnboarding('10.60.3.4')).toBe(true);
    expect(isOnboarding('127.0.0.1', '2001:db8:60::7')).toBe(true);
    expect(isOnboarding('198.51.100.7', '10.60.3.4')).toBe(false);
    expect(isOnboarding('10.61.0.1')).toBe(false);
  });

  it('is known to be the venue', () => {
    const asked = (peer: string, header?: string) => find({ remoteAddress: peer }, header).isInVenue;
    expect([asked('203.0.113.9'), asked('127.0.0.1', '203.0.113.9'), asked('198.51.100.7', '203.0.113.9')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
