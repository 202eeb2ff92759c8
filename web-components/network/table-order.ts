import { pageLanguage } from '../styles/locale.ts';
import { type Sight, statesWorstFirst } from './sights.ts';
import { placeOf, type ZoneNames } from './words.ts';

export const tableColumns = [
  'state',
  'code',
  'place',
  'carrier',
  'load',
  'clients',
  'airtime',
  'rate',
  'silent',
] as const;
export type TableColumn = (typeof tableColumns)[number];

export interface TableOrder {
  readonly column: TableColumn;
  readonly isDescending: boolean;
}

/** Figures are asked for from the greatest down, words from the first letter on. */
export const firstOrderOf = (column: TableColumn): TableOrder => ({
  column,
  isDescending: ['load', 'clients', 'airtime', 'rate', 'silent'].includes(column),
});

/** The hotspots in whose code, place or carrier each of the words stands, whatever the case. */
export function filterSights(sights: readonly Sight[], search: string, zones: ZoneNames): readonly Sight[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return sights;
  return sights.filter(({ hotspot }) => {
    const all = `${hotspot.code} ${placeOf(hotspot, zones)} ${Object.values(hotspot.name).join(' ')} ${hotspot.carrier}`;
    const text = all.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Codes in the order asked for; what has no figure comes last either way, and equals stand by their code. */
export function orderCodes(sights: readonly Sight[], { column, isDescending }: TableOrder, zones: ZoneNames): string[] {
  const turn = isDescending ? -1 : 1;
  const collator = new Intl.Collator(pageLanguage(), { numeric: true });
  return sights
    .map((sight) => ({ code: sight.hotspot.code, key: keyOf(sight, column, zones) }))
    .sort((a, b) => {
      if (a.key === undefined || b.key === undefined) {
        return Number(a.key === undefined) - Number(b.key === undefined) || collator.compare(a.code, b.code);
      }
      const order = typeof a.key === 'string' ? collator.compare(a.key, String(b.key)) : a.key - Number(b.key);
      return order * turn || collator.compare(a.code, b.code);
    })
    .map(({ code }) => code);
}

function keyOf(
  { hotspot, state, share, load }: Sight,
  column: TableColumn,
  zones: ZoneNames,
): string | number | undefined {
  const heard = state === 'silent' ? undefined : load;
  switch (column) {
    case 'state':
      // Within a state the fullest first.
      return statesWorstFirst.indexOf(state) - Math.min(share ?? 0, 9) / 10;
    case 'code':
      return hotspot.code;
    case 'place':
      return placeOf(hotspot, zones);
    case 'carrier':
      return hotspot.carrier;
    case 'load':
      return share;
    case 'clients':
      return heard?.clients;
    case 'airtime':
      return heard?.airtime;
    case 'rate':
      return heard && heard.rxMbps + heard.txMbps;
    case 'silent':
      return load?.silentSince && -Date.parse(load.silentSince);
  }
}
