import { msg, str } from '@lit/localize';
import type { Problem } from '../../server/kernel/problem.contract.ts';

type Fault = NonNullable<Problem['faults']>[number];

const needed: Readonly<Record<string, () => string>> = {
  code_malformed: () => msg('letters, digits and . _ : / -, 64 at most'),
  name_malformed: () => msg('a name of 200 characters at most'),
  carrier_malformed: () => msg('the name of its carrier, 60 characters at most'),
  bands_malformed: () => msg('one or more of 2.4, 5 and 6, parted by spaces'),
  zone_malformed: () => msg('the id of a zone, or nothing'),
  level_malformed: () => msg('a whole number from -20 to 200, or nothing'),
  latitude_malformed: () => msg('a number from -90 to 90, such as 30.7436'),
  longitude_malformed: () => msg('a number from -180 to 180, such as 120.4871'),
  capacity_clients_malformed: () => msg('a whole number from 1 to 10000'),
};

/** What is wrong in an inventory, in the page's language; the server's English where the code is a new one. */
export function inventoryFaultWords({ code, hint, message }: Fault): string {
  const need = code && needed[code]?.();
  if (need) return hint ? msg(str`needs ${need}; found “${hint}”`) : msg(str`needs ${need}`);
  return ofWholes(code, hint) ?? message;
}

function ofWholes(code: string | undefined, hint = ''): string | undefined {
  switch (code) {
    case 'quote_open':
      return msg('the quote that opens here is never closed');
    case 'quote_stray':
      return msg('a quote stands inside a field: put the whole field in quotes and double each quote in it');
    case 'heading_unknown':
      return msg(str`no heading of ours: “${hint}”`);
    case 'heading_twice':
      return msg('this heading stands twice');
    case 'heading_missing':
      return msg('this heading is missing');
    case 'cells_uneven':
      return msg(str`needs ${hint} cells, as the heading has`);
    case 'code_repeated':
      return msg(str`“${hint}” stands in the file twice`);
    case 'zone_unknown':
      return msg(str`there is no zone “${hint}”`);
    default:
      return undefined;
  }
}

/** Where it is, in the page's language: `line 3, code` is told as people count; a path into GeoJSON stays as it is. */
export function inventoryPlaceWords(path: string): string {
  const [, line, cell] = /^line (\d+)(?:, (.+))?$/.exec(path) ?? [];
  if (!line) return path;
  const column = cell && columnWords(cell);
  return column ? msg(str`line ${line}, ${column}`) : msg(str`line ${line}`);
}

/** A column goes by its heading, and by its number where the heading is the fault. */
function columnWords(column: string): string {
  const [, number] = /^column (\d+)$/.exec(column) ?? [];
  return number ? msg(str`column ${number}`) : column;
}
