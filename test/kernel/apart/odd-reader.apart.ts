import { answerApart } from '../../../server/kernel/apart/answer-apart.ts';

const manners: Record<string, (part: Buffer) => unknown> = {
  'answers well': () => 'well',
  'tells its surroundings': () => Object.keys(process.env),
  'fills its memory, thing by thing': () => {
    const things: unknown[] = [];
    for (;;) things.push([{}]);
  },
  // Within one call of the engine's own, which nothing can interrupt.
  'fills its memory at once': (part) => part.toString('latin1').split(','),
  'never ends': () => {
    for (;;);
  },
  'falls over': () => {
    throw new Error('a bad reader');
  },
  'does not even listen': () => process.exit(3),
};

await answerApart(async (told, parts) => ({ told: manners[String(told)]?.(parts[0] ?? Buffer.alloc(0)), parts }));
