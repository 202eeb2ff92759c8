import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type LiveState, type Topic, type TopicParams, topicKey } from '../../server/live/define-topic.ts';
import { pageClient } from './page-client.ts';
import type { View } from './view.ts';

/**
 * Follows a topic for as long as its host is in the document, and draws the host again at each change:
 * `readonly queue = new TopicController(this, stationQueue, () => ({ stationId: this.stationId }))`.
 * While the function returns nothing, nothing is followed; with other params another instance is.
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
