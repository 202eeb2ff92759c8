import { readPlaceCode } from '../../server/wayfinding/places/place-code.ts';

/** What the page's address asks for: `/p/K7M4?to=0VW3`. */
export interface WayAddress {
  /** As it stands in the address; empty where there is none. */
  readonly typed: string;
  /** Where to, as it stands there; empty where it is not told. */
  readonly typedTo: string;
  /** Codes whose check digit is right. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** While pages are served from their sources, signs open `/way/?at=K7M4`. */
export function addressOf({ pathname, search }: Pick<Location, 'pathname' | 'search'>): WayAddress {
  const query = new URLSearchParams(search);
  const typed = decoded(/^\/p\/([^/]+)/.exec(pathname)?.[1] ?? query.get('at') ?? '').slice(0, 50);
  const to = query.get('to');
  const typedTo = (to ?? '').slice(0, 50);
  return { typed, typedTo, from: readPlaceCode(typed), to: to === null ? undefined : readPlaceCode(to) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
