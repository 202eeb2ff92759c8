import { msg, str } from '@lit/localize';
import { formatNumber } from '../styles/format.ts';
import type { Attention } from './attention.ts';
import { placeOf, type ZoneNames, zoneNameOf } from './words.ts';

/** A sentence that stands alone, and what follows it. */
export interface Said {
  readonly lead: string;
  readonly rest: string;
}

/** What to tell people of something that needs attention. */
export function sayAttention(attention: Attention, zones: ZoneNames): Said {
  const count = attention.sights.length;
  const n = formatNumber(count);
  switch (attention.kind) {
    case 'zone_overloaded':
      return sayZoneOverloaded(attention, n, zones);
    case 'hotspot_overloaded':
      return sayOverloaded(attention, zones);
    case 'carrier_silent': {
      const all = formatNumber(attention.ofAll);
      return {
        lead: msg(str`${attention.carrier} is silent at ${n} of its ${all} hotspots.`),
        rest: msg('Look at its uplink or its controller first.'),
      };
    }
    case 'zone_silent':
      return { lead: leadOfSilence(attention, n, zones), rest: msg('Look at their switch or their power first.') };
    case 'scattered_silent':
      return sayScattered(attention, n, zones);
    case 'not_heard': {
      const lead = count === 1 ? msg('One hotspot is not heard of.') : msg(str`${n} hotspots are not heard of.`);
      return { lead, rest: msg('The inventory names them, but nothing reports of them.') };
    }
  }
}

function sayZoneOverloaded(
  { zoneId, busy, ofAll, sights }: Extract<Attention, { kind: 'zone_overloaded' }>,
  n: string,
  zones: ZoneNames,
): Said {
  const zone = zoneNameOf(zones, zoneId);
  if (sights.length === ofAll) return { lead: msg(str`${zone} is over capacity at all its ${n} hotspots.`), rest: '' };
  const [more, all] = [formatNumber(busy), formatNumber(ofAll)];
  const rest = busy > 0 ? msg(str`${more} more of its ${all} are busy.`) : msg(str`It has ${all} in all.`);
  return { lead: msg(str`${zone} is over capacity at ${n} hotspots.`), rest };
}

function sayOverloaded({ sights: [sight] }: Attention, zones: ZoneNames): Said {
  if (!sight) return { lead: '', rest: '' };
  const { capacityClients } = sight.hotspot;
  const code = unbroken(sight.hotspot.code);
  const [clients, capacity] = [formatNumber(sight.load?.clients ?? 0), formatNumber(capacityClients)];
  const lead = msg(str`${code} carries ${clients} clients and is made for ${capacity}.`);
  return { lead, rest: placeOf(sight.hotspot, zones) };
}

function leadOfSilence(attention: Extract<Attention, { kind: 'zone_silent' }>, n: string, zones: ZoneNames): string {
  const { zoneId, carrier, ofAll, sights } = attention;
  const zone = zoneId === undefined ? undefined : zoneNameOf(zones, zoneId);
  if (zone === undefined) return msg(str`${n} hotspots in no zone fell silent together.`);
  if (sights.length === ofAll) return msg(str`All ${n} hotspots in ${zone} fell silent together.`);
  if (carrier) return msg(str`${n} hotspots of ${carrier} in ${zone} fell silent together.`);
  return msg(str`${n} hotspots in ${zone} fell silent together.`);
}

function sayScattered({ sights }: Attention, n: string, zones: ZoneNames): Said {
  const [first] = sights;
  if (first && sights.length === 1) {
    const code = unbroken(first.hotspot.code);
    return { lead: msg(str`${code} is silent.`), rest: placeOf(first.hotspot, zones) };
  }
  const codes = sights.slice(0, 4).map(({ hotspot }) => unbroken(hotspot.code));
  const rest = codes.join(', ') + (sights.length > codes.length ? ' …' : '');
  return { lead: msg(str`${n} hotspots are silent, each by itself.`), rest };
}

/** A code stays on one line: a word joiner (U+2060) after each hyphen. */
const unbroken = (code: string): string => code.replaceAll('-', '-\u2060');
