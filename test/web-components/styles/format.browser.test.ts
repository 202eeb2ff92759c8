import { html, render } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { bandName, bandsName, formatRate, formatShare } from '../../../web-components/network/words.ts';
import { formatDuration, formatWait } from '../../../web-components/styles/format.ts';

/** The characters as they stand on the screen, from left to right. */
function seen(text: string): string {
  render(html`<p>${text}</p>`, document.body);
  const node = document.createTreeWalker(document.querySelector('p')!, NodeFilter.SHOW_TEXT).nextNode()!;
  const range = document.createRange();
  const placed = [...text].map((character, at) => {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return { character, left: range.getBoundingClientRect().left };
  });
  return placed
    .filter(({ character }) => !/[\s\p{Cf}]/u.test(character))
    .sort((a, b) => a.left - b.left)
    .map(({ character }) => character)
    .join('');
}

afterEach(() => {
  document.documentElement.dir = 'ltr';
  render(html``, document.body);
});

describe.each(['ltr', 'rtl'])('on a page that runs %s', (direction) => {
  it.each([
    ['2.4GHz', () => bandName('2.4')],
    ['2.4,5GHz', () => bandsName(['2.4', '5'])],
    ['33%', () => formatShare(0.33)],
    ['212Mbit/s', () => formatRate(212)],
    ['10.7Gbit/s', () => formatRate(10_700)],
    ['4min', () => formatDuration(240_000)],
    ['3days', () => formatWait(3 * 86_400_000)],
  ])('a number stands before its unit: %s', (words, format) => {
    document.documentElement.dir = direction;
    expect(seen(format())).toBe(words);
  });
});

it('is plain text where a page runs left to right', () => {
  expect(formatDuration(240_000)).toBe('4 min');
});
