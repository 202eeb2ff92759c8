import { gateBoard, laneTopic } from '../../../server/admission/admission.contract.ts';
import { hotspotLoads } from '../../../server/hotspots/hotspots.contract.ts';
import { stationsOverview } from '../../../server/identity/identity.contract.ts';
import type { LiveState, Topic, TopicParams } from '../../../server/live/define-topic.ts';
import { laneCount, laneIdOf } from '../../bench/admission-venue.ts';

export interface Followed {
  readonly topic: Topic<TopicParams, LiveState>;
  readonly params: TopicParams;
}

const follow = <Params extends TopicParams, State extends LiveState>(
  topic: Topic<Params, State>,
  params: Params,
): Followed => ({ topic: topic as unknown as Followed['topic'], params });

/** What the boards of a venue follow, in turn: the network, a gate's screen, a lane, the stations. All follow hotspots. */
export function followedByBoard(n: number): readonly Followed[] {
  const network = follow(hotspotLoads, {});
  const others = [
    [],
    [follow(gateBoard, {}), follow(stationsOverview, {})],
    [follow(laneTopic, { laneId: laneIdOf(1 + (n % laneCount)) })],
    [follow(stationsOverview, {})],
  ];
  return [network, ...(others[n % others.length] ?? [])];
}

/** Each board stands at an address of its own, as a proxy on this machine would say. */
export const addressOfBoard = (n: number): string => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
