import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type LiveState, type Topic, type TopicParams, topicKey } from '../../server/live/define-topic.ts';
import { pageClient } from './page-client.ts';
import type { View } from './view.ts';

/**
 * Follows a topic for as long as its host is in the document, and draws the host again at each change:
 * `readonly queue = new TopicController(this, stationQueue, () => ({ stationId: this.stationId }))`.
 * While the function returns nothing, nothing is followed; with other params another instance is.
 *
 * `view` is one of
 * - `loading`: nothing came yet, or nothing is followed. Draw what keeps the place.
 * - `live`: `value` is as the server has it, to within 1/maxHz seconds; `at` is when it came to be so.
 * - `stale`: the server or the topic's source cannot be reached since `since`. Go on drawing `value`, where there is
 *   one, and say that it is old: since when, `staleSinceByServer` tells by one clock.
 * - `error`: there is no such thing, or this page may not see it; `problem` says why, by a stable code. What was held is
 *   not to be shown any more. It may become live again, when the role is given back or somebody signs in.
 */
export class TopicController<Params extends TopicParams, State extends LiveState> implements ReactiveController {
  view: View<State> = { status: 'loading' };
  readonly #host: ReactiveControllerHost;
  readonly #topic: Topic<Params, State>;
  readonly #params: () => Params | undefined;
  #key: string | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, topic: Topic<Params, State>, params: () => Params | undefined) {
    this.#host = host;
    this.#topic = topic;
    this.#params = params;
    host.addController(this);
  }

  hostConnected(): void {
    this.#follow();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#key = undefined;
  }

  #follow(): void {
    const params = this.#params();
    const key = params && topicKey(this.#topic, params);
    if (key === this.#key) return;
    this.#stop?.();
    this.#stop = undefined;
    this.#key = key;
    this.view = { status: 'loading' };
    if (!params) return;
    this.#stop = pageClient().follow(this.#topic, params, (view) => {
      this.view = view;
      this.#host.requestUpdate();
    });
  }
}
