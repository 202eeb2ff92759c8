import { keyMeant } from '../../station/letter-keys.ts';

/** What a key does in the review. */
export type ReviewKey = 'next' | 'before' | 'choose' | 'approve' | 'decline' | 'ask' | 'waitlist' | 'back';

const letters: Readonly<Record<string, ReviewKey>> = {
  j: 'next',
  k: 'before',
  x: 'choose',
  a: 'approve',
  d: 'decline',
  q: 'ask',
  w: 'waitlist',
};

const others: Readonly<Record<string, ReviewKey>> = { ArrowDown: 'next', ArrowUp: 'before', Escape: 'back' };

/** What a key press means here, or nothing where it belongs to a field, a dialog or the browser. */
export function reviewKeyOf(event: KeyboardEvent): ReviewKey | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const target = event.composedPath()[0];
  const isBox = target instanceof HTMLInputElement && target.type === 'checkbox';
  const isTyped = !isBox && (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement);
  if (isTyped || target instanceof HTMLSelectElement) return event.key === 'Escape' ? 'back' : undefined;
  const other = others[event.key];
  if (other) return other;
  const letter = isBox ? event.key.toLowerCase() : keyMeant(event);
  return letter === undefined ? undefined : letters[letter];
}
