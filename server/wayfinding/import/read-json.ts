import type { FindingGatherer } from '../venue/gather-findings.ts';
import { jsonFaultAt } from './json-fault.ts';

/** A multipolygon's coordinates lie eight deep in a collection; properties may nest a little more. */
const deepest = 40;

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d];

/** JSON of a file that others made; `undefined` where it is none, or nests deeper than anything needs, which is told. */
export function readJson(bytes: Uint8Array, file: string | undefined, found: FindingGatherer): unknown {
  const at = file === undefined ? {} : { file };
  if (isTooDeep(bytes)) {
    found.error('too_deep', { at, values: { limit: deepest } });
    return undefined;
  }
  let text = '';
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'no JSON';
    const line = text === '' ? undefined : text.slice(0, jsonFaultAt(text)).split('\n').length;
    found.error('not_json', { at: { ...at, ...(line !== undefined && { line }) }, values: { reason } });
    return undefined;
  }
}

function isTooDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (isInText) {
      if (byte === backslash) at++;
      else if (byte === quote) isInText = false;
    } else if (byte === quote) isInText = true;
    else if (byte === openBrace || byte === openBracket) {
      if (++depth > deepest) return true;
    } else if (byte === closeBrace || byte === closeBracket) depth--;
  }
  return false;
}
