import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const css = readFileSync(new URL('../../../web-components/styles/tokens.css', import.meta.url), 'utf8');

/** The colours in the block that follows a selector, by role. */
function coloursAfter(selector: string): Record<string, string> {
  const start = css.indexOf('{', css.indexOf(selector)) + 1;
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{3,8})/g)].map(([, role, value]) => [role, value]),
  );
}

const light = coloursAfter('[data-theme="light"]');
const dark = coloursAfter('[data-theme="dark"]');

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * channels[0]! + 0.7152 * channels[1]! + 0.0722 * channels[2]!;
}

function contrast(a: string, b: string): number {
  const [bright, dim] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (bright! + 0.05) / (dim! + 0.05);
}

it('has the same dark whether the machine asks for it or the page does', () => {
  expect(coloursAfter(':root:not([data-theme])')).toEqual(dark);
  expect(Object.keys(dark).length).toBeGreaterThan(30);
});

it.each(['light', 'dark'] as const)('lets every word be read in %s', (theme) => {
  const colours = theme === 'light' ? light : { ...light, ...dark };
  const pairs = ['ink', 'ink-2', 'ink-3', 'accent', 'admit-text', 'refer-text', 'refuse-text', 'stale-text'].map(
    (role) => [role, 'surface'] as const,
  );
  const fields = ['admit', 'refer', 'refuse', 'stale'].map((role) => [`${role}-on`, role] as const);
  const washes = ['admit', 'refer', 'refuse', 'stale'].map((role) => [`${role}-text`, `${role}-wash`] as const);
  const weak = [...pairs, ...fields, ...washes, ['accent-on', 'accent'] as const].filter(
    ([words, ground]) => contrast(colours[words]!, colours[ground]!) < 4.5,
  );
  expect(weak).toEqual([]);
});

it.each(['light', 'dark'] as const)('lets every mark and edge be seen in %s', (theme) => {
  const colours = theme === 'light' ? light : { ...light, ...dark };
  const marks = ['line-strong', 'water', 'load-ok', 'load-busy', 'load-over', 'load-silent', 'focus'];
  expect(marks.filter((mark) => contrast(colours[mark]!, colours.surface!) < 3)).toEqual([]);
});
