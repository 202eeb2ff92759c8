import type { Actor, Monitor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { type GraphEncoding, type KeptGraph, keptGraph } from './graph-shelf.ts';
import { type WayGround, wayBoardOf } from './way-board.ts';
import { wayFaults } from './ways.errors.ts';
import { zonesOfAsker } from './zones-of-asker.ts';

export type GraphDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>;

/** The graph of what who asks may walk, and the ground that it is of. Throws `ways.no_plan`. */
export async function graphOfAsker(
  deps: GraphDependencies,
  actor: Actor | Monitor | undefined,
): Promise<{ ground: WayGround; zones: ReadonlySet<string> | undefined; graph: KeptGraph }> {
  const { ground } = await wayBoardOf(deps);
  if (!ground) throw new DomainError(wayFaults.no_plan);
  const zones = await zonesOfAsker(deps, actor, deps.clock.now());
  return { ground, zones, graph: await keptGraph(deps.database, ground, zones) };
}

/** The graph to find ways with by oneself, or only its key where that is the one that the asker holds. */
export async function readGraph(
  deps: GraphDependencies,
  actor: Actor | Monitor | undefined,
  { heldKey, encoding }: { heldKey: string | undefined; encoding: GraphEncoding },
): Promise<{ key: string; body?: Uint8Array }> {
  const { graph } = await graphOfAsker(deps, actor);
  return graph.key === heldKey ? { key: graph.key } : { key: graph.key, body: await graph.body(encoding) };
}
