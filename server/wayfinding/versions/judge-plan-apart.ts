import { programBeside, runApart } from '../../kernel/apart/run-apart.ts';
import { Turns } from '../../kernel/apart/turns.ts';
import type { PlanSurroundings } from '../venue/validate-plan.ts';
import type { VenuePlan } from '../venue/venue.contract.ts';
import { judgePlan, type PlanJudged, planOf } from './judge-plan.ts';
import { type PlanQuestion, unpackJudged } from './plan-message.ts';
import type { DraftQuery } from './versions.contract.ts';
import { versionFaults } from './versions.errors.ts';

/** Some five hundred walkways. */
const smallLength = 128 * 1024;

/** One at a time, so that memory holds no more than one plan; each that waits holds its file. */
const turns = new Turns(2, versionFaults.import_busy);

/** A plan of 10,000 units takes some 300 MiB and 4 s; one of 500,000 nodes is to be read as well. */
const work = {
  program: programBeside(import.meta.url, 'plan-reader.apart'),
  heapMiB: 1536,
  patienceMs: 90_000,
};

/**
 * As `judgeFile` in a process of its own: while it reads, gates are answered. Throws `venue.import_busy`,
 * `reading.too_heavy` and `reading.too_slow`.
 */
export const judgeFileApart = (bytes: Uint8Array, query: DraftQuery, surroundings: PlanSurroundings) =>
  ask({ query, surroundings }, [bytes]);

/**
 * The same of a plan that is kept, as `findPlanTexts` tells it; its rows come back where it `isCopied`. A small one, which is
 * judged in less time than a process takes to start, is judged here: it is ours, and holds nothing unforeseen.
 */
export async function judgeStoredApart(
  texts: readonly (readonly [name: keyof VenuePlan, text: string])[],
  surroundings: PlanSurroundings,
  { isCopied }: { isCopied: boolean },
): Promise<PlanJudged> {
  if (texts.reduce((length, [, text]) => length + text.length, 0) <= smallLength) {
    return judgePlan({ plan: planOf(texts), findings: [], counts: [] }, surroundings);
  }
  const question = { lists: texts.map(([name]) => name), surroundings, isCopied };
  return ask(
    question,
    texts.map(([, text]) => Buffer.from(text)),
  );
}

async function ask(question: PlanQuestion, parts: readonly Uint8Array[]): Promise<PlanJudged> {
  const answer = await turns.take(() => runApart(work, { told: question, parts }));
  return unpackJudged(answer.told, answer.parts);
}
