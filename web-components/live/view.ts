import type { Problem } from '../../server/kernel/problem.contract.ts';

/** What a page knows of a topic. Instants are ISO 8601, by this machine's clock where nothing else is said. */
export type View<State> =
  /** Nothing came yet. */
  | { readonly status: 'loading' }
  /** As it is now; `at` is when it came to be so, as far as this page knows. */
  | { readonly status: 'live'; readonly value: State; readonly at: string }
  /** As it was: nothing is known since then. Without a value when none ever came. */
  | ({ readonly status: 'stale'; readonly value?: State } & StaleSince)
  /** This page may not follow it, or there is no such thing; the problem says why. */
  | { readonly status: 'error'; readonly problem: Problem };

/** Since when nothing is known: by the clock of the server where it has told so itself, which may differ by minutes. */
export type StaleSince = { readonly since: string; readonly isServersTime?: true };

/** How the page stands with the server. */
export interface Connection {
  readonly state: 'connecting' | 'live' | 'stale' | 'lost';
  /** When it became live, or since when nothing is known. ISO 8601. */
  readonly since: string;
  /** Milliseconds since the server was last heard. */
  readonly ageMs: number;
}
