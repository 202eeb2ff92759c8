import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeTopics } from '../../server/live/asyncapi.ts';
import { isWide, type LiveState, nothingThere, type Topic, type WideTopic } from '../../server/live/define-topic.ts';
import { createHub } from '../../server/live/hub.ts';
import { type Schema, valueOfSchema } from '../faults/value-of-schema.ts';
import { declaredTopics } from '../support/declared-topics.ts';
import { everythingFrom } from '../support/followed-frames.ts';
import { ManualTime } from '../support/manual-time.ts';

interface Message {
  readonly payload: object;
  readonly 'x-head'?: object;
}

const topics = await declaredTopics();
const terms = { publicOrigin: 'https://venue.example', signInCookie: 'c' };
const document = describeTopics(topics, terms) as unknown as {
  channels: { live: { messages: Record<string, Message> } };
};
const { messages } = document.channels.live;

/** By the document, of what a page is told of that kind about a topic: the frame, or the head of a wide one. */
function validatorOf(topic: Topic, kind: 'snapshot' | 'delta'): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const message = messages[`${topic.name}.${kind}`];
  return ajv.compile((isWide(topic) ? message?.['x-head'] : message?.payload) ?? false);
}

const anyOf = (schema: z.ZodType): fc.Arbitrary<LiveState> =>
  valueOfSchema(z.toJSONSchema(schema) as Schema, {}).filter((value) => schema.safeParse(value).success) as never;

/** States of one table: the head and what is in the rows are another each time. */
function anyTable(topic: WideTopic): fc.Arbitrary<LiveState> {
  const column = fc.array(fc.integer({ min: nothingThere, max: 5000 }), { minLength: 4, maxLength: 4 });
  const columns = Object.fromEntries(
    Object.keys(topic.columns).map((name) => [name, column.map((values) => Int32Array.from(values))]),
  );
  return fc.record({ roster: fc.constant('roster'), head: anyOf(topic.head), columns: fc.record(columns) });
}

/** Params that a topic takes, whatever they name. */
const anyParams = (topic: Topic): Record<string, string> =>
  fc.sample(anyOf(topic.params), { numRuns: 1, seed: 7 })[0] as never;

/** What a page is told that follows a topic while its state becomes one after the other. */
async function toldOf(topic: Topic, states: readonly LiveState[]) {
  const time = new ManualTime();
  const hub = createHub({ clock: time, log: pino({ level: 'silent' }), pulse: time.pulse });
  const params = anyParams(topic);
  let state = states[0] ?? {};
  hub.serve(topic, { read: () => state });
  const page = everythingFrom(hub);
  page.follow(topic.name, params);
  await time.advance(100);
  for (const next of states.slice(1)) {
    state = next;
    hub.wake(topic, params);
    await time.advance(1000);
  }
  page.detach();
  return isWide(topic) ? page.wide.map(({ head }) => head) : page.texts.filter(({ type }) => type !== 'tide');
}

describe('Whatever the state of a topic becomes, what pages are told of it fits the document', () => {
  it.each(topics.map((topic) => [topic.name, topic] as const))('%s', async (_name, topic) => {
    const validators = { snapshot: validatorOf(topic, 'snapshot'), delta: validatorOf(topic, 'delta') };
    const deltas: object[] = [];
    const states = fc.array(isWide(topic) ? anyTable(topic) : anyOf(topic.state), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(states, async (some) => {
        for (const frame of await toldOf(topic, some)) {
          const kind = String(frame.type).endsWith('delta') ? 'delta' : 'snapshot';
          if (kind === 'delta') deltas.push(frame);
          const validate = validators[kind];
          expect([validate(frame), validate.errors, frame]).toEqual([true, null, frame]);
        }
      }),
      { numRuns: 40 },
    );
    expect(deltas.length).toBeGreaterThan(20);
    const changed = isWide(topic) ? 'head' : 'patch';
    expect(validators.delta({ ...deltas[0], [changed]: { nonsense: 1 } })).toBe(false);
    expect(validators.delta({ ...deltas[0], key: 'another' })).toBe(false);
  });
});
