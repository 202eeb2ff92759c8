import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import type { ScanAnswer } from '../admission.contract.ts';
import { answerScans } from '../answer-scans.ts';
import type { LayoutWorld } from '../layout-world.ts';
import type { RecordedOverride } from './record-override.ts';

/** The scan as whoever sends it again is answered from now on. */
export async function answerOverride(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  world: LayoutWorld,
  { scan, badge, now, counters }: RecordedOverride,
  viewer: Actor,
): Promise<ScanAnswer> {
  const stored = { ...scan, isOverridden: true };
  const outcome = { kind: 'repeated', stored, badge, isDisputed: false } as const;
  const batch = { outcomes: [outcome], now, referred: new Map(), counters };
  const [answer] = await answerScans(deps, world, batch, [{ actor: viewer }]);
  if (!answer || answer instanceof DomainError) throw answer ?? new Error('an override was not answered');
  return answer;
}
