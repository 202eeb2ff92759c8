import { lookup as resolveName } from 'node:dns/promises';
import { isIP } from 'node:net';
import { DomainError } from '../domain-error.ts';
import { Networks, plainAddress } from '../networks.ts';
import { fetchingFaults } from './fetching.errors.ts';

/** Of IPv4: this machine, private networks, carriers' ones, link-local (clouds tell secrets there), multicast, and what is reserved. */
const closedV4 = new Networks([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]);
/** Of IPv6 only 2000::/3 is the world; within it these are not, or lead into IPv4 (6to4, Teredo). */
const openV6 = new Networks(['2000::/3']);
const closedV6 = new Networks(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

/** Whether an address is one of the open web. An IPv4 address that is written as IPv6 is judged as what it is. */
export function isPublic(address: string): boolean {
  const plain = plainAddress(address);
  if (plain === undefined) return false;
  if (isIP(plain) === 4) return !closedV4.has(plain);
  return openV6.has(plain) && !closedV6.has(plain);
}

/** Finds the addresses of a name. */
export type Resolve = (name: string) => Promise<readonly string[]>;

const byDns: Resolve = async (name) =>
  (await resolveName(name, { all: true, verbatim: true })).map(({ address }) => address);

/** Where something may be fetched from: the open web, and what the operator has named. */
export class AllowedAddresses {
  readonly #further: Networks;
  readonly #resolve: Resolve;

  constructor(further: readonly string[] = [], resolve: Resolve = byDns) {
    this.#further = new Networks(further);
    this.#resolve = resolve;
  }

  /**
   * The address that a host of the web has, checked; the connection goes to this one, for a name may have another at the
   * next asking. One closed address among several closes all. Throws `fetching.address_refused`, `…address_unreachable`.
   */
  async of(url: URL): Promise<string> {
    const isPlain = /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
    if (!isPlain) throw new DomainError(fetchingFaults.address_refused);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const addresses = isIP(host) ? [host] : await this.#resolve(host).catch(() => []);
    const [first] = addresses;
    if (first === undefined) throw new DomainError(fetchingFaults.address_unreachable, `${host} has no address.`);
    const closed = addresses.find((address) => !isPublic(address) && !this.#further.has(address));
    if (closed !== undefined) throw new DomainError(fetchingFaults.address_refused);
    return first;
  }
}
