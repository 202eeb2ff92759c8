/** Told of by the server, until it is closed; one that was refused is over. */
export interface News {
  readonly isOver: boolean;
  close(): void;
}

/**
 * Calls back when the server says that something on the delegate's page has changed, and when it begins to listen: what
 * came before that was missed. The browser itself comes back where the line was cut, and gives up where it is refused.
 */
export function listenForNews(onNews: () => void): News {
  const source = new EventSource('/api/delegate/news');
  source.addEventListener('open', onNews);
  source.addEventListener('news', onNews);
  return {
    get isOver() {
      return source.readyState === EventSource.CLOSED;
    },
    close: () => source.close(),
  };
}
