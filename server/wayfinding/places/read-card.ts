import type { Actor, Monitor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { wayFaults } from '../ways/ways.errors.ts';
import { openAt } from './open-at.ts';
import { readPlaceCode } from './place-code.ts';
import type { NameCard } from './places.contract.ts';
import { listed, type PlacesDependencies, placesOfAsker } from './places-of-asker.ts';

/**
 * The name card of the place whose code somebody points a phone at or types. Throws `ways.unknown_place` for a code that is
 * mistyped, for one that no place has, and for a place that they may not enter, all alike.
 */
export async function readCard(
  deps: PlacesDependencies,
  actor: Actor | Monitor | undefined,
  typed: string,
): Promise<NameCard> {
  const code = readPlaceCode(typed);
  const places = await placesOfAsker(deps, actor);
  const place = code === undefined ? undefined : places?.byCode(code);
  if (!places || !place) throw new DomainError(wayFaults.unknown_place);
  const { address, telephone, hours, bookingUrl, introduction } = place;
  return {
    ...listed(places.ground, place),
    ...(address && { address }),
    ...(telephone !== undefined && { telephone }),
    ...(hours && { hours, openNow: openAt(hours, places.ground.timeZone, deps.clock.now()) }),
    ...(bookingUrl !== undefined && { bookingUrl }),
    ...(introduction && { introduction }),
  };
}
