import { answerApart } from '../../kernel/apart/answer-apart.ts';
import type { VenuePlan } from '../venue/venue.contract.ts';
import { judgeFile, judgePlan } from './judge-plan.ts';
import { type PlanQuestion, packJudged } from './plan-message.ts';

// The program that `judge-plan-apart.ts` starts.
await answerApart(async (told, parts) => {
  const question = told as PlanQuestion;
  const { surroundings } = question;
  if ('query' in question)
    return packJudged(await judgeFile(parts[0] ?? Buffer.alloc(0), question.query, surroundings));
  const read = question.lists.map((list, at) => [list, JSON.parse(parts[at]?.toString('utf8') ?? '[]')]);
  const plan = Object.fromEntries(read) as unknown as VenuePlan;
  const judged = judgePlan({ plan, findings: [], counts: [] }, surroundings);
  return packJudged(question.isCopied ? judged : { ...judged, rows: undefined });
});
