// shared with pages: pure
import type { LiveState } from './define-topic.ts';

/**
 * The merge patch (RFC 7396) that leads from one state to the next, or none when they are equal. States hold no null:
 * in a patch it says that something is gone. Lists are replaced whole. What is the same object costs nothing to compare.
 * A member named `__proto__` does not travel: assigning it would change what an object is.
 */
export function diffStates(from: LiveState, to: LiveState): LiveState | undefined {
  if (from === to) return undefined;
  let patch: LiveState | undefined;
  for (const name in to) {
    if (name === '__proto__') continue;
    const change = diffValues(own(from, name), to[name]);
    if (change === undefined) continue;
    patch ??= {};
    patch[name] = change;
  }
  for (const name in from) {
    if (isAbsent(from[name]) || !isAbsent(own(to, name))) continue;
    patch ??= {};
    patch[name] = null;
  }
  return patch;
}

/** The state that a patch leads to. Nothing is changed in place, and what the patch does not touch is shared. */
export function applyPatch(state: LiveState | undefined, patch: LiveState): LiveState {
  const next: LiveState = { ...state };
  for (const name in patch) {
    if (name === '__proto__') continue;
    const change = patch[name];
    if (isAbsent(change)) {
      delete next[name];
    } else if (isObject(change)) {
      const before = own(next, name);
      next[name] = applyPatch(isObject(before) ? before : undefined, change);
    } else {
      next[name] = change;
    }
  }
  return next;
}

function diffValues(from: unknown, to: unknown): unknown {
  if (from === to || isAbsent(to)) return undefined;
  if (isObject(to)) return isObject(from) ? diffStates(from, to) : to;
  return isEqual(from, to) ? undefined : to;
}

function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isEqual(item, b[index]));
  }
  return isObject(a) && isObject(b) && diffStates(a, b) === undefined;
}

/** `constructor` is a name that a zone may have, and that each object inherits. */
const own = (state: LiveState, name: string): unknown => (Object.hasOwn(state, name) ? state[name] : undefined);

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

const isObject = (value: unknown): value is LiveState =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
