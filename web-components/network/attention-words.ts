import { msg, str } from '@lit/localize';
import { formatNumber } from '../styles/format.ts';
import type { Attention } from './cause.ts';
import { doubtWords } from './doubt-words.ts';
import { placeOf, type ZoneNames, zoneNameOf } from './words.ts';

/** A sentence that stands alone, and what follows it. */
export interface Said {
  readonly lead: string;
  readonly rest: string;
}

/** What to tell people of something that needs attention. */
export function sayAttention(attention: Attention, zones: ZoneNames): Said {
  const n = formatNumber(attention.rows.length);
  switch (attention.kind) {
    case 'zone_overloaded':
      return sayZoneOverloaded(attention, n, zones);
    case 'hotspot_overloaded':
      return sayOverloaded(attention, zones);
    case 'scattered_overloaded':
      return { lead: msg(str`${n} hotspots here and there are over capacity.`), rest: codesOf(attention) };
    case 'carrier_silent': {
      const all = formatNumber(attention.ofAll);
      return {
        lead: msg(str`${attention.carrier} is silent at ${n} of its ${all} hotspots.`),
        rest: msg('Look at its uplink or its controller first.'),
      };
    }
    case 'zone_silent':
      return saySilence(attention, n, zones);
    case 'scattered_silent':
      return sayScattered(attention, n, zones);
    case 'not_heard':
      return sayNotHeard(attention, n, zones);
    case 'doubtful':
      return sayDoubtful(attention, n, zones);
    case 'empty_amid_full':
      return sayEmpty(attention, n, zones);
  }
}

function sayZoneOverloaded(
  { zoneId, busy, ofAll, rows }: Extract<Attention, { kind: 'zone_overloaded' }>,
  n: string,
  zones: ZoneNames,
): Said {
  const zone = zoneNameOf(zones, zoneId);
  if (rows.length === ofAll) return { lead: msg(str`${zone} is over capacity at all its ${n} hotspots.`), rest: '' };
  const [more, all] = [formatNumber(busy), formatNumber(ofAll)];
  const rest =
    busy > 1
      ? msg(str`${more} more of its ${all} are busy.`)
      : busy === 1
        ? msg(str`One more of its ${all} is busy.`)
        : msg(str`It has ${all} in all.`);
  return { lead: msg(str`${zone} is over capacity at ${n} hotspots.`), rest };
}

function sayOverloaded({ sights: [sight] }: Attention, zones: ZoneNames): Said {
  if (!sight) return { lead: '', rest: '' };
  const { capacityClients } = sight.hotspot;
  const code = unbroken(sight.hotspot.code);
  const [clients, capacity] = [formatNumber(sight.clients ?? 0), formatNumber(capacityClients)];
  const lead = msg(str`${code} carries ${clients} clients and is made for ${capacity}.`);
  return { lead, rest: placeOf(sight.hotspot, zones) };
}

function saySilence(attention: Extract<Attention, { kind: 'zone_silent' }>, n: string, zones: ZoneNames): Said {
  const { zoneId, carrier, ofAll, rows } = attention;
  const zone = zoneId === undefined ? undefined : zoneNameOf(zones, zoneId);
  const rest = msg('Look at their switch or their power first.');
  if (zone === undefined) return { lead: msg(str`${n} hotspots in no zone fell silent together.`), rest };
  if (rows.length === ofAll) {
    return { lead: msg(str`${zone} is dark: all its ${n} hotspots are silent.`), rest };
  }
  if (carrier) return { lead: msg(str`${n} hotspots of ${carrier} in ${zone} fell silent together.`), rest };
  return { lead: msg(str`${n} hotspots in ${zone} fell silent together.`), rest };
}

function sayScattered(attention: Attention, n: string, zones: ZoneNames): Said {
  const [first] = attention.sights;
  if (first && attention.rows.length === 1) {
    const code = unbroken(first.hotspot.code);
    return { lead: msg(str`${code} is silent.`), rest: placeOf(first.hotspot, zones) };
  }
  return { lead: msg(str`${n} hotspots are silent, each by itself.`), rest: codesOf(attention) };
}

function sayNotHeard(attention: Extract<Attention, { kind: 'not_heard' }>, n: string, zones: ZoneNames): Said {
  const { rows, sights, zoneId } = attention;
  const rest = msg('They are in the inventory: check their power, and that a collector asks them.');
  const [first] = sights;
  if (first && rows.length === 1) {
    const code = unbroken(first.hotspot.code);
    return { lead: msg(str`${code} has not reported for a day or longer.`), rest: placeOf(first.hotspot, zones) };
  }
  if (zoneId !== undefined) {
    const zone = zoneNameOf(zones, zoneId);
    return { lead: msg(str`${n} hotspots in ${zone} have not reported for a day or longer.`), rest };
  }
  return { lead: msg(str`${n} hotspots have not reported for a day or longer.`), rest };
}

function sayDoubtful(attention: Extract<Attention, { kind: 'doubtful' }>, n: string, zones: ZoneNames): Said {
  const { doubt, zoneId, rows, sights, isEverywhere } = attention;
  const words = doubtWords[doubt];
  const [first] = sights;
  if (first && rows.length === 1) {
    const lead = words.one(unbroken(first.hotspot.code));
    return { lead, rest: `${placeOf(first.hotspot, zones)}. ${words.advice()}` };
  }
  if (isEverywhere) {
    const rest = msg('So many at once: look at the collector that reports them, and at their uplink, first.');
    return { lead: words.everywhere(n), rest };
  }
  if (zoneId !== undefined) return { lead: words.inZone(n, zoneNameOf(zones, zoneId)), rest: words.advice() };
  return { lead: words.several(n), rest: codesOf(attention) };
}

function sayEmpty(attention: Attention, n: string, zones: ZoneNames): Said {
  const [first] = attention.sights;
  const rest = msg('Those around them are full: look at the antenna, or do not trust the figures.');
  if (first && attention.rows.length === 1) {
    const code = unbroken(first.hotspot.code);
    return { lead: msg(str`${code} reports no clients.`), rest: `${placeOf(first.hotspot, zones)}. ${rest}` };
  }
  return { lead: msg(str`${n} hotspots report no clients.`), rest: `${codesOf(attention)}. ${rest}` };
}

/** The first few codes. */
function codesOf({ sights, rows }: Attention): string {
  const codes = sights.map(({ hotspot }) => unbroken(hotspot.code));
  return codes.join(', ') + (rows.length > codes.length ? ' …' : '');
}

/** A code stays on one line: a word joiner (U+2060) after each hyphen. */
const unbroken = (code: string): string => code.replaceAll('-', '-\u2060');
