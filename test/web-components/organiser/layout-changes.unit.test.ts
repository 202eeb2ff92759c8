import { expect, it } from 'vitest';
import { builtInLayouts } from '../../../server/registration/printing/face/built-in-layouts.ts';
import { noticesOf } from '../../../server/registration/printing/face/layout-notices.ts';
import { badgeLayout, badgePaperNames } from '../../../server/registration/printing/printing.contract.ts';
import {
  elementOf,
  keyChanges,
  withElement,
  withField,
  withoutField,
} from '../../../web-components/organiser/badge-design/layout-changes.ts';

const layout = builtInLayouts.a6;

it('begins with layouts that the server takes and that leave nothing to be said', () => {
  for (const paper of badgePaperNames) {
    expect(badgeLayout.safeParse(builtInLayouts[paper]).success, paper).toBe(true);
    expect(noticesOf(builtInLayouts[paper]), paper).toEqual([]);
  }
});

it('keeps every box within what the server takes, wherever it is dragged', () => {
  for (const value of [-1e9, 1e9, 12.345678, -0.04]) {
    const moved = withElement(layout, 'name', { x: value, y: value, width: value, height: value, sizePt: value });
    expect(badgeLayout.safeParse(moved).success, String(value)).toBe(true);
  }
  expect(elementOf(withElement(layout, 'name', { x: 12.345678 }), 'name')?.x).toBe(12.3);
});

it('moves a box by arrow keys, by larger steps with Shift, and changes its size with Alt', () => {
  const name = elementOf(layout, 'name')!;
  const press = (key: string, changes = {}) => keyChanges(name, { key, shiftKey: false, altKey: false, ...changes });
  expect(press('ArrowLeft')).toEqual({ x: name.x - 0.5, y: name.y });
  expect(press('ArrowDown', { shiftKey: true })).toEqual({ x: name.x, y: name.y + 5 });
  expect(press('ArrowRight', { altKey: true })).toEqual({ width: name.width + 0.5, height: name.height });
  expect(press('Enter')).toBeUndefined();
});

it('lays artwork under everything else', () => {
  const added = withField(layout, 'artwork');
  expect(added.elements[0]?.field).toBe('artwork');
  expect(withField(layout, 'country').elements.at(-1)?.field).toBe('country');
  expect(withoutField(added, 'artwork')).toEqual(layout);
});
