import type { LonLat } from '../../venue/venue.contract.ts';

export type Tags = ReadonlyMap<string, string>;

export interface OsmNode {
  readonly id: string;
  readonly point: LonLat;
  readonly tags: Tags;
}

export interface OsmWay {
  readonly id: string;
  /** Ids of its nodes, each of which is there. */
  readonly refs: readonly string[];
  readonly tags: Tags;
}

export interface OsmData {
  readonly nodes: ReadonlyMap<string, OsmNode>;
  readonly ways: readonly OsmWay[];
}

export const isClosed = ({ refs }: OsmWay): boolean => refs.length > 3 && refs[0] === refs.at(-1);

export const noTags: Tags = new Map();

export const pointsOf = ({ nodes }: OsmData, refs: readonly string[]): LonLat[] =>
  refs.map((ref) => nodes.get(ref)?.point).filter((point) => point !== undefined);
