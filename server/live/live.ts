import type { LiveState, Topic, TopicParams } from './define-topic.ts';

/** Where a topic's state comes from. Reading must be cheap: it happens up to `maxHz` times a second while followed. */
export interface TopicSource<Params extends TopicParams, State extends LiveState> {
  /**
   * The state now: a new object, or the last one again when nothing changed. It and its parts are kept and compared with
   * the next, so they are never changed after they were returned; parts that are the same objects as last time cost
   * nothing to compare. Only the columns of a wide topic may be changed later, for the hub keeps a copy of its own; in
   * one go, so that no state is ever half of one instant and half of another. Throws a DomainError for params that name
   * nothing, and those who follow are refused with it; whatever else it throws makes their pages stale until it is read.
   */
  read(params: Params): Promise<State> | State;
}

/** What capabilities know of the live layer. */
export interface Live {
  /** Says, once at start, where the states of a topic come from. */
  serve<Params extends TopicParams, State extends LiveState>(
    topic: Topic<Params, State>,
    source: TopicSource<Params, State>,
  ): void;
  /**
   * The state of one instance may have changed: it is read again within 1/maxHz seconds, once however often this is
   * called. Free when nobody follows it. A lost call costs lateness only: what is followed is also read every few seconds.
   */
  wake<Params extends TopicParams, State extends LiveState>(topic: Topic<Params, State>, params: Params): void;
  /** As `wake`, for each instance that is followed now. */
  wakeAll<Params extends TopicParams, State extends LiveState>(topic: Topic<Params, State>): void;
  /**
   * What this member of staff or this device may do has changed, or they are here no more: it is asked at once whose their
   * sockets are, which is otherwise asked in turn, for all. A lost call costs that lateness only.
   */
  doubt(id: string): void;
}
