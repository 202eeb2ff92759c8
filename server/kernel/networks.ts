import { BlockList, isIP, SocketAddress } from 'node:net';

/**
 * An address as one text, however it was written: IPv6 in its short form and without its zone, an IPv4 address that is
 * mapped into IPv6 (RFC 4291 §2.5.5.2) as itself. None for what is no address.
 */
export function plainAddress(text: string): string | undefined {
  const bare = text.includes(':') ? (text.split('%', 1)[0] ?? '') : text;
  const version = isIP(bare);
  if (version === 0) return undefined;
  if (version === 4) return bare;
  const { address } = new SocketAddress({ address: bare, family: 'ipv6' });
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}

/** Some networks, each as in 192.0.2.0/24 or 2001:db8::/48; an address alone is a network of one. */
export class Networks {
  readonly #list = new BlockList();

  /** Throws a RangeError for a text that is no network. */
  constructor(networks: readonly string[]) {
    for (const network of networks) this.#add(network);
  }

  has(address: string): boolean {
    const plain = plainAddress(address);
    return plain !== undefined && this.#list.check(plain, familyOf(plain));
  }

  #add(network: string): void {
    const [base = '', length, ...rest] = network.split('/');
    const plain = plainAddress(base);
    const isLength = length === undefined || /^[1-9]\d{0,2}$/.test(length);
    if (plain === undefined || base.includes('%') || !isLength || rest.length > 0) throw new RangeError(network);
    if (length === undefined) this.#list.addAddress(plain, familyOf(plain));
    else this.#list.addSubnet(plain, Number(length), familyOf(plain));
  }
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether a text is one network. All addresses at once are none: nobody means to trust everybody. */
export function isNetwork(text: string): boolean {
  try {
    return new Networks([text]) !== undefined;
  } catch (error) {
    // Node refuses a length that does not fit the address with a RangeError as well.
    if (error instanceof RangeError) return false;
    throw error;
  }
}
