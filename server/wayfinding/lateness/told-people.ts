import { inFives } from '../../admission/boards.ts';

/**
 * How many people are told of, wherever somebody comes late or has no way: in fives, and five at least where there is
 * anybody. So it is never told that all is well while one is cut off, never that it is one alone, and never of more
 * than have marked the session, who are told by the same rule.
 */
export const toldPeople = (people: number): number => (people === 0 ? 0 : Math.max(5, inFives(people)));
