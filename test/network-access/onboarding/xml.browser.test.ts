import fc from 'fast-check';
import { expect, it } from 'vitest';
import { element } from '../../../server/network-access/onboarding/xml.ts';

const read = (markup: string) => {
  const document = new DOMParser().parseFromString(markup, 'application/xml');
  expect(document.querySelector('parsererror')?.textContent).toBeUndefined();
  return document.documentElement;
};

/** Any text, and above all what XML has its own plans with. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('<', '>', '&', '"', "'", ']]>', '<!--', '\r\n', '\t', '&amp;', '\0', '\ufffe', '\ud800', '😀'),
    )
    .map((parts) => parts.join('')),
);

/** XML has no place for these; a mark stands where they were. */
const readable = (value: string) =>
  value.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (sign) => (/[\t\n\r\u007f-\u009f]/.test(sign) ? sign : '\ufffd'));

it('is read as it was written, whatever texts and attributes are', () => {
  fc.assert(
    fc.property(text, text, (content, attribute) => {
      const root = read(element('root', { name: attribute }, element('inner', {}, content)).markup);
      expect(root.getAttribute('name')).toBe(readable(attribute));
      expect(root.childElementCount).toBe(1);
      expect(root.firstElementChild?.childElementCount).toBe(0);
      expect(root.firstElementChild?.textContent).toBe(readable(content));
    }),
    { numRuns: 1_000 },
  );
});
