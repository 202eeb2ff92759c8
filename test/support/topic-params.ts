import { z } from 'zod';
import type { Topic, TopicParams } from '../../server/live/define-topic.ts';
import type { Known } from '../faults/value-of-schema.ts';

/** Params of a topic that name something in an inhabited venue. */
export function paramsFor(topic: Topic, known: Known): TopicParams {
  const { properties = {} } = z.toJSONSchema(topic.params, { io: 'input' });
  return Object.fromEntries(
    Object.keys(properties).map((name) => {
      const [value] = known[name] ?? [];
      if (typeof value !== 'string') throw new Error(`the venue has no ${name}, which ${topic.name} needs`);
      return [name, value];
    }),
  );
}
