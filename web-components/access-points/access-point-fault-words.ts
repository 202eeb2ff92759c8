import { msg, str } from '@lit/localize';
import type { ImportFault } from '../elements/import-file.ts';
import { inventoryFaultWords } from '../network/inventory-fault-words.ts';

const needed: Readonly<Record<string, () => string>> = {
  name_malformed: () => msg('a name of 100 characters at most'),
  address_malformed: () =>
    msg('an IPv4 or IPv6 address, another one for each access point; nothing where it is over TLS'),
  secret_malformed: () =>
    msg('16 to 128 letters, digits and signs, without spaces, quotes and backslashes; nothing where it is over TLS'),
  over_tls_malformed: () => msg('yes or no'),
  speaks_for_any_malformed: () => msg('yes or no'),
  disconnect_port_malformed: () => msg('a port from 1 to 65535, or nothing'),
  hotspots_malformed: () => msg('CODE=ADDRESS ADDRESS; CODE=ADDRESS, each address of twelve hex digits, or nothing'),
};

/** What is wrong in a file of access points, in the page's language; the server's English where the code is a new one. */
export function accessPointFaultWords(fault: ImportFault): string {
  const { code = '', hint = '' } = fault;
  const need = needed[code]?.();
  if (need) return hint ? msg(str`needs ${need}; found “${hint}”`) : msg(str`needs ${need}`);
  switch (code) {
    case 'name_repeated':
    case 'address_repeated':
    case 'hotspots_repeated':
      return msg(str`“${hint}” stands in the file twice`);
    case 'hotspot_unknown':
      return msg(str`no hotspot of the code “${hint}” is in the inventory`);
    default:
      return inventoryFaultWords(fault);
  }
}
