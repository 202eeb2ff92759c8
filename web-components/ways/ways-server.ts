import type { ClosureEffect, NewClosure } from '../../server/wayfinding/closures/closures.contract.ts';
import type { PlaceList } from '../../server/wayfinding/places/places.contract.ts';
import type { MapLevel, VenueMap } from '../../server/wayfinding/wayfinding.contract.ts';
import type { WalkwayList } from '../../server/wayfinding/ways/ways.contract.ts';
import { answer, client } from '../api/client.ts';

/** What this page asks of the server. Each call rejects with an ApiProblem. */
export interface WaysServer {
  map(): Promise<readonly MapLevel[]>;
  walkways(): Promise<WalkwayList>;
  /** IANA time zone of the conference: closures begin and end by its clock. */
  timeZone(): Promise<string>;
  foresee(closure: NewClosure): Promise<ClosureEffect>;
  close(closure: NewClosure): Promise<unknown>;
  open(closureId: string): Promise<unknown>;
  places(search: string): Promise<PlaceList>;
}

const { map, ways, closures, places, conference } = client.api;

export const httpWaysServer: WaysServer = {
  // Large, and checked when it was put: it is taken at its word.
  map: async () => ((await answer<unknown>(map.$get({ header: {} }))) as VenueMap).levels,
  walkways: async () => (await answer<unknown>(ways.walkways.$get({ header: {} }))) as WalkwayList,
  timeZone: async () => (await answer(conference.$get())).timeZone,
  foresee: (closure) => answer(closures.foreseen.$post({ json: closure })),
  close: (closure) => answer(closures.$post({ json: closure })),
  open: (closureId) => answer(closures[':closureId'].$delete({ param: { closureId } })),
  places: (search) => answer(places.$get({ query: { limit: '500', ...(search && { search }) } })),
};
