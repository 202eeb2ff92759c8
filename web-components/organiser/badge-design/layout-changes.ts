import type { BadgeElement, BadgeField, BadgeLayout } from '../../../server/registration/printing/printing.contract.ts';

/** Where a box may lie and how large it may be, as the server takes it. */
const limits = { x: [-10, 200], y: [-10, 200], width: [2, 200], height: [1, 200], sizePt: [4, 96] } as const;
export type BoxMeasure = keyof typeof limits;

/** What carries words, and so has a size and a side. */
const textual = new Set<BadgeField>([
  ...(['conference', 'name', 'nameLatin', 'affiliation', 'country', 'number', 'dates', 'note', 'band'] as const),
]);
export const isTextual = (field: BadgeField): boolean => textual.has(field);

/** A measure within its limits, to the tenth of a millimetre or half a point. */
export function measured(measure: BoxMeasure, value: number): number {
  const [least, most] = limits[measure];
  const step = measure === 'sizePt' ? 2 : 10;
  return Math.round(Math.min(most, Math.max(least, value)) * step) / step;
}

/** The layout with one element changed; measures are brought within their limits. */
export function withElement(layout: BadgeLayout, field: BadgeField, changes: Partial<BadgeElement>): BadgeLayout {
  const elements = layout.elements.map((element) =>
    element.field === field ? brought({ ...element, ...changes }) : element,
  );
  return { ...layout, elements };
}

function brought(element: BadgeElement): BadgeElement {
  const { x, y, width, height, sizePt } = element;
  return {
    ...element,
    x: measured('x', x),
    y: measured('y', y),
    width: measured('width', width),
    height: measured('height', height),
    sizePt: measured('sizePt', sizePt),
  };
}

export const elementOf = (layout: BadgeLayout, field: BadgeField | undefined): BadgeElement | undefined =>
  layout.elements.find((element) => element.field === field);

/** Artwork lies under everything else; all else on top. */
export function withField(layout: BadgeLayout, field: BadgeField): BadgeLayout {
  const added: BadgeElement = {
    field,
    x: 8,
    y: 8,
    width: 30,
    height: field === 'qr' ? 30 : 10,
    sizePt: 10,
    align: 'left',
  };
  return { ...layout, elements: field === 'artwork' ? [added, ...layout.elements] : [...layout.elements, added] };
}

export const withoutField = (layout: BadgeLayout, field: BadgeField): BadgeLayout => ({
  ...layout,
  elements: layout.elements.filter((element) => element.field !== field),
});

const fineMm = 0.5;
const coarseMm = 5;

/** What an arrow key does to a box: moves it, or with Alt makes it larger and smaller; with Shift by larger steps. */
export function keyChanges(
  { x, y, width, height }: BadgeElement,
  { key, shiftKey, altKey }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey'>,
): Partial<BadgeElement> | undefined {
  const step = shiftKey ? coarseMm : fineMm;
  const [across, down] = arrows[key] ?? [0, 0];
  if (across === 0 && down === 0) return undefined;
  if (altKey) return { width: width + across * step, height: height + down * step };
  return { x: x + across * step, y: y + down * step };
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
