import { answerApart } from '../../kernel/apart/answer-apart.ts';
import { judgeFile, judgePlan, planOf } from './judge-plan.ts';
import { type PlanQuestion, packJudged } from './plan-message.ts';

// The program that `judge-plan-apart.ts` starts.
await answerApart(async (told, parts) => {
  const question = told as PlanQuestion;
  const { surroundings } = question;
  if ('query' in question)
    return packJudged(await judgeFile(parts[0] ?? Buffer.alloc(0), question.query, surroundings));
  const plan = planOf(question.lists.map((list, at) => [list, parts[at]?.toString('utf8') ?? '[]']));
  const judged = judgePlan({ plan, findings: [], counts: [] }, surroundings);
  return packJudged(question.isCopied ? judged : { ...judged, rows: undefined });
});
