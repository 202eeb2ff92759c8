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

/** Longer than whoever types a name takes from one letter to the next. */
const loneMs = 350;

const isStep = (key: string): boolean => ['next', 'before', 'choose'].includes(letters[key.toLowerCase()] ?? '');

/** Letters that decide do so only when they stand alone: a name that is typed here decides nothing. */
export class LoneDecision {
  #letterAt = Number.NEGATIVE_INFINITY;
  #isAlone = true;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Each key that is pressed: what waited before it is not carried out. Steps may come as fast as one likes. */
  heard({ key, timeStamp }: KeyboardEvent): void {
    if (key === 'Shift') return;
    clearTimeout(this.#timer);
    this.#isAlone = timeStamp - this.#letterAt >= loneMs;
    if ([...key].length === 1 && !isStep(key)) this.#letterAt = timeStamp;
  }

  /** Carries it out when no other key follows the one just heard. */
  begin(decide: () => unknown): void {
    if (this.#isAlone) this.#timer = setTimeout(decide, loneMs);
  }
}
