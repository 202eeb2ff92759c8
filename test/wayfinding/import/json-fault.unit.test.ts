import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonFaultAt } from '../../../server/wayfinding/import/json-fault.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

it.each([
  ['{"a":}', 5],
  ['{"a" 1}', 5],
  ['[1,]', 3],
  ['[1 2]', 3],
  ['{"a":[1}', 7],
  ['{,}', 1],
  ['"open', 0],
  ['[1]]', 3],
  ['nul', 0],
  ['[01]', 2],
  ['', 0],
])('%s stops being JSON at %i', (text, at) => {
  expect(jsonFaultAt(text)).toBe(at);
});

it('reads to its end what is JSON, and up to the fault what is none', () => {
  const symbols = fc.constantFrom('}', ']', ',', ':', '"', 'x', '{', '\\');
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.nat(), symbols, (text, at, symbol) => {
      expect(jsonFaultAt(text)).toBe(text.length);
      const offset = at % (text.length + 1);
      const spoilt = text.slice(0, offset) + symbol + text.slice(offset);
      const fault = jsonFaultAt(spoilt);
      expect(jsonFaultAt(spoilt.slice(0, fault))).toBe(fault);
      if (isJson(spoilt)) expect(fault).toBe(spoilt.length);
    }),
  );
});
