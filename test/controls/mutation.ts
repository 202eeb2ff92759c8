/** Takes one control of the server away: the text that stands once in this file is replaced. */
export interface Mutation {
  /** A line of `ops/asvs.md`. */
  readonly control: string;
  readonly path: string;
  readonly from: string;
  readonly to: string;
  /** The test that must fail then: its file below `test/`, and its title as it is written there. */
  readonly test: string;
  readonly title: string;
}

export const mutationOf = (
  control: string,
  path: string,
  from: string,
  to: string,
  test: string,
  title: string,
): Mutation => ({ control, path, from, to, test, title });
