const rememberedAs = 'causeway.station.keys';

/** Whether single letters act: some people speak to their computers, and words are full of letters. */
export const areKeysOn = (): boolean => localStorage.getItem(rememberedAs) !== 'off';

export function turnKeys(on: boolean): void {
  if (on) localStorage.removeItem(rememberedAs);
  else localStorage.setItem(rememberedAs, 'off');
}

/**
 * What a key press means for the page, or nothing where it belongs to a field, a button or the browser: a small
 * letter, a digit, or `enter`. Under a layout without Latin letters the place of the key counts.
 */
export function keyMeant(event: KeyboardEvent): string | undefined {
  const target = event.composedPath()[0];
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return undefined;
  const ownsEnter = target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement;
  return event.key === 'Enter' && ownsEnter ? undefined : keyOf(event);
}

/** The same in a field that is full, where the press would otherwise be lost; nothing where it replaces a selection. */
export function keyInFullField(event: KeyboardEvent, field: HTMLInputElement): string | undefined {
  const isFull = field.value.length === field.maxLength && field.selectionStart === field.selectionEnd;
  return isFull ? keyOf(event) : undefined;
}

function keyOf(event: KeyboardEvent): string | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return undefined;
  if (event.key === 'Enter') return 'enter';
  if (/^[a-z0-9]$/i.test(event.key)) return event.key.toLowerCase();
  return event.code.match(/^(?:Key|Digit)([A-Z0-9])$/)?.[1]?.toLowerCase();
}
