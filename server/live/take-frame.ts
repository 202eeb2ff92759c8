import { may } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { requestFaults } from '../kernel/problem.ts';
import { type TopicParams, topicKey } from './define-topic.ts';
import type { FollowedTopic } from './followed-topic.ts';
import { clientFrame, closeCodes, type Revision } from './hub.contract.ts';
import type { LiveLimits } from './limits.ts';
import { liveFaults } from './live.errors.ts';
import type { LiveConnection } from './live-connection.ts';
import type { TopicRegistry } from './topic-registry.ts';
import type { WatchedSocket } from './watched-socket.ts';

interface Intake {
  readonly registry: TopicRegistry;
  readonly limits: LiveLimits;
}

/** Does what a page asks. What is not a frame at all, or too many of them, ends the socket. */
export function takeFrame(intake: Intake, socket: WatchedSocket, text: string): void {
  const { connection } = socket;
  const parsed = socket.mayAsk() ? clientFrame.safeParse(parseJson(text)) : undefined;
  if (!parsed?.success) {
    connection.close(closeCodes.misbehaved, parsed ? 'not a frame' : 'too many frames');
    return;
  }
  const frame = parsed.data;
  const key = topicKey({ name: frame.topic }, frame.params);
  if (frame.type === 'unsubscribe') {
    connection.unfollow(key);
    return;
  }
  try {
    follow(connection, openTopic(intake, connection, frame, key), frame.revision);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    connection.refuse(key, error);
  }
}

/** The instance asked for, if there is such a thing and this page may follow it. */
function openTopic(
  { registry, limits }: Intake,
  { actor, subscriptions }: LiveConnection,
  { topic: name, params }: { topic: string; params: TopicParams },
  key: string,
): FollowedTopic {
  const served = registry.served(name);
  if (!served) throw new DomainError(liveFaults.unknown_topic);
  if (!may(served.topic.permission, actor)) throw new DomainError(requestFaults.role_needed);
  const instance = served.instanceOf(params);
  if (instance.key !== key) throw new DomainError(liveFaults.invalid_params);
  if (!subscriptions.has(key) && subscriptions.size >= limits.subscriptionsPerSocket) {
    throw new DomainError(liveFaults.too_many_subscriptions);
  }
  return registry.open(served.topic, instance);
}

function follow(connection: LiveConnection, followed: FollowedTopic, revision: Revision | undefined): void {
  const subscription = connection.follow(followed, revision);
  if (followed.isCurrent || followed.staleFrames.length > 0) connection.deliver(subscription);
  else followed.reader.readSoon();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
