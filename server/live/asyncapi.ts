import { z } from 'zod';
import { columnEpochMs, isWide, type Topic, type WideTopic } from './define-topic.ts';
import { clientFrame, closeCodes, maxFrameBytes, partHeader, serverFrame, wideFrameHead } from './hub.contract.ts';
import { type JsonSchema, patchSchemaOf } from './merge-patch-schema.ts';

export interface AsyncApiTerms {
  readonly publicOrigin: string;
  /** The cookie that shows who is signed in. */
  readonly signInCookie: string;
}

export interface AsyncApiDocument {
  readonly asyncapi: '3.0.0';
  readonly [member: string]: unknown;
}

interface Message {
  readonly name: string;
  readonly summary: string;
  readonly contentType?: string;
  readonly payload: JsonSchema;
  readonly [extension: `x-${string}`]: unknown;
}

const description = [
  'Topics are followed over one WebSocket. A page subscribes, gets the state with a revision, and then deltas, each with the',
  'revision that it stands on and the one that it leads to. A revision is (epoch, number). Whoever holds one says so when',
  'subscribing again, and gets only what was missed. Who sees a gap subscribes again.',
  '',
  `A frame of more than ${maxFrameBytes} bytes comes in parts: each is a JSON header, a line feed and the next piece of the text.`,
  'Frames of wide topics are binary; `x-head` is the JSON within, `x-columns` says how the numbers are to be read.',
  'Who may follow a topic stands in `x-topic`, and is asked again within a second when roles change.',
].join('\n');

/** What goes over the socket at `/api/live`, as an AsyncAPI 3.0 document made from the topics themselves. */
export function describeTopics(topics: readonly Topic[], { publicOrigin, signInCookie }: AsyncApiTerms) {
  const { host, protocol } = new URL(publicOrigin);
  const ofTopics = topics.map((topic) => ({ topic, messages: messagesOf(topic) }));
  const common = commonMessages();
  const messages = Object.fromEntries(
    [...common, ...ofTopics.flatMap((each) => each.messages)].map((message) => [message.name, message]),
  );
  const document: AsyncApiDocument = {
    asyncapi: '3.0.0',
    info: { title: 'Causeway, live', version: '1', description },
    defaultContentType: 'application/json',
    servers: {
      venue: { host, protocol: protocol.replace('http', 'ws').replace(':', ''), security: [refTo('securitySchemes')] },
    },
    channels: {
      live: {
        ...{ address: '/api/live', title: 'All topics of one page', messages },
        bindings: { ws: { method: 'GET', bindingVersion: '0.1.0' } },
      },
    },
    operations: {
      unsubscribe: { ...operation('receive', 'End what was followed'), messages: [inChannel('unsubscribe')] },
      tide: { ...operation('send', 'Say that nothing is new'), messages: [inChannel('tide'), inChannel('part')] },
      ...Object.fromEntries(ofTopics.map(({ topic, messages: own }) => [`follow.${topic.name}`, follow(topic, own)])),
    },
    components: { securitySchemes: { signIn: { type: 'httpApiKey', in: 'cookie', name: signInCookie } } },
    'x-close-codes': closeCodes,
  };
  return document;
}

const refTo = (what: 'securitySchemes') => ({ $ref: `#/components/${what}/signIn` });
const inChannel = (name: string) => ({ $ref: `#/channels/live/messages/${name}` });
const operation = (action: 'send' | 'receive', summary: string) => ({
  ...{ action, summary, channel: { $ref: '#/channels/live' } },
});

function follow(topic: Topic, [subscribe, ...answers]: readonly Message[]) {
  const { name, permission, maxHz } = topic;
  const common = ['level', 'stale', 'refused', 'part'];
  return {
    ...operation('receive', `Follow ${name}`),
    messages: subscribe ? [inChannel(subscribe.name)] : [],
    reply: {
      channel: { $ref: '#/channels/live' },
      messages: [...answers.map((answer) => answer.name), ...common].map(inChannel),
    },
    'x-topic': {
      name,
      permission: permission.name,
      whoMay: permission.who,
      maxHz,
      params: schemaOf(topic.params),
      isWide: isWide(topic),
    },
  };
}

function commonMessages(): Message[] {
  const server = (type: string, summary: string): Message => ({
    ...{ name: type, summary, payload: frameSchema(serverFrame, type) },
  });
  return [
    { name: 'unsubscribe', summary: 'No more of this', payload: frameSchema(clientFrame, 'unsubscribe') },
    server('level', 'The page holds the newest state already'),
    server('stale', 'The source of the topic cannot be read: what the page holds is of then'),
    server('refused', 'The page may not follow this, or no more, or there is no such thing'),
    server('tide', 'Nothing is new; comes after two seconds without a frame'),
    {
      ...{ name: 'part', summary: 'A piece of a frame that is too long for one', contentType: 'text/plain' },
      payload: { type: 'string', description: 'The header as JSON, a line feed, and the piece.' },
      'x-header': schemaOf(partHeader),
    },
  ];
}

/** What is said of one topic: how to subscribe, the whole of it, and what changed. */
function messagesOf(topic: Topic): Message[] {
  const { name } = topic;
  const subscribe: Message = {
    ...{ name: `${name}.subscribe`, summary: `Ask for ${name}` },
    payload: withMembers(frameSchema(clientFrame, 'subscribe'), {
      topic: { const: name },
      params: schemaOf(topic.params, 'input'),
    }),
  };
  return [subscribe, ...(isWide(topic) ? wideMessages(topic) : plainMessages(topic))];
}

function plainMessages(topic: Topic): Message[] {
  const state = schemaOf(topic.state);
  const key = keySchema(topic);
  return [
    {
      ...{ name: `${topic.name}.snapshot`, summary: 'The whole state' },
      payload: withMembers(frameSchema(serverFrame, 'snapshot'), { key, state }),
    },
    {
      ...{ name: `${topic.name}.delta`, summary: 'A merge patch (RFC 7396) on the state numbered `from`' },
      payload: withMembers(frameSchema(serverFrame, 'delta'), { key, patch: patchSchemaOf(state) }),
    },
  ];
}

const wideLayout =
  'Byte 1, the length of the head, the head as JSON, which rows, and a part for each column, as in server/live/wide-frame.ts.';

function wideMessages(topic: WideTopic): Message[] {
  const head = schemaOf(topic.head);
  const message = (kind: 'snapshot' | 'delta', summary: string): Message => ({
    ...{ name: `${topic.name}.${kind}`, summary, contentType: 'application/octet-stream' },
    payload: { type: 'string', format: 'binary', description: wideLayout },
    'x-head': withMembers(frameSchema(wideFrameHead, `wide-${kind}`), { key: keySchema(topic), head }),
    'x-columns': { epoch: new Date(columnEpochMs).toISOString(), ...topic.columns },
  });
  return [message('snapshot', 'The whole table'), message('delta', 'The rows that changed since the state `from`')];
}

/** A topic's name alone where it has no params. */
function keySchema(topic: Topic): JsonSchema {
  const hasParams = Object.keys(Object(schemaOf(topic.params).properties)).length > 0;
  return hasParams ? { type: 'string', pattern: `^${topic.name}\\?` } : { const: topic.name };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io });
  return rest;
}

type Frames = typeof clientFrame | typeof serverFrame | typeof wideFrameHead;

/** Of the one frame of this type. */
function frameSchema(frames: Frames, type: string): JsonSchema {
  const options: readonly z.ZodObject[] = frames.options;
  const frame = options.find(({ shape }) => shape.type instanceof z.ZodLiteral && shape.type.value === type);
  if (!frame) throw new Error(`no frame is of type ${type}`);
  return schemaOf(frame, frames === clientFrame ? 'input' : 'output');
}

function withMembers(schema: JsonSchema, members: JsonSchema): JsonSchema {
  return { ...schema, properties: { ...Object(schema.properties), ...members } };
}
